-- fact: the result is coerced as an assignment
-- expect: accepted
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT 1.5';
CREATE FUNCTION g() RETURNS varchar LANGUAGE sql AS $$ SELECT 'x' $$;
CREATE FUNCTION h() RETURNS TABLE (a bigint, b text) LANGUAGE sql AS 'SELECT 1, NULL';
CREATE FUNCTION i() RETURNS SETOF record LANGUAGE sql AS $$ SELECT 1, 'a' $$;
