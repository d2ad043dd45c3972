-- fact: the name of a single column can change
-- expect: accepted
CREATE FUNCTION f() RETURNS TABLE (a integer) LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f() RETURNS TABLE (b integer) LANGUAGE sql AS 'SELECT 1';
