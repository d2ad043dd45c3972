-- fact: the one whose types fit
-- expect: accepted
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION f(a text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''x''::text';
CREATE TABLE t (a integer CHECK (f(a) = 1), b text CHECK (f(b) = 'x'), c varchar(3) CHECK (f(c) = 'x'), d smallint CHECK (f(d) > 0));
