-- fact: a procedure is no function
-- expect: refused 42809
CREATE PROCEDURE f(a integer) LANGUAGE sql AS '';
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
