-- fact: a function in SQL is no trigger function
-- expect: refused 42P13
CREATE FUNCTION f() RETURNS trigger LANGUAGE sql AS 'SELECT 1';
