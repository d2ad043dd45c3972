-- fact: other arguments make another function
-- expect: accepted
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f(a bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';
