-- fact: two that could be meant
-- expect: refused 42725
CREATE FUNCTION f(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a integer DEFAULT f(1));
