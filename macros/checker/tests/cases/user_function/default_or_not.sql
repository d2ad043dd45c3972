-- fact: a function whose defaults would be taken is as good as one without
-- expect: refused 42725
CREATE FUNCTION f(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql AS $$ SELECT a + b $$;
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
SELECT f(1);
