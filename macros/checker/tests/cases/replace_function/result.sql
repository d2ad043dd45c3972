-- fact: the result cannot change
-- expect: refused 42P13
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f(a integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
