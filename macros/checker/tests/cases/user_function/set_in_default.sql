-- fact: a set in a default
-- expect: refused 0A000
CREATE FUNCTION f() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a integer DEFAULT f());
