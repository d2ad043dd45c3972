-- fact: a body in SQL is analysed before it runs
-- expect: accepted
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'CREATE TABLE z (a int); ALTER TABLE z ADD b int;'; SELECT f();
