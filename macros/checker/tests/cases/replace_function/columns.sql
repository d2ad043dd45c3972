-- fact: the columns of a result cannot change
-- expect: refused 42P13
CREATE FUNCTION f() RETURNS TABLE (a integer, b text) LANGUAGE sql AS 'SELECT 1, ''x''::text';
CREATE OR REPLACE FUNCTION f() RETURNS TABLE (a integer, c text) LANGUAGE sql AS 'SELECT 1, ''x''::text';
