-- fact: a default can come and change
-- expect: accepted
CREATE FUNCTION f(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f(a integer DEFAULT 3, b integer DEFAULT 2) RETURNS integer LANGUAGE sql AS 'SELECT 1';
