-- fact: a body in SQL that needs what it makes
-- expect: refused 42P01
-- expect 18: not judged
SET check_function_bodies = off; CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'CREATE TABLE z (a int); INSERT INTO z VALUES (1);'; SELECT f();
