-- fact: An argument's default is printed on one line
-- expect: accepted
CREATE FUNCTION f(a text DEFAULT CASE WHEN true THEN 1 ELSE 2 END, b int DEFAULT (CASE 1 WHEN 1 THEN 2 END + 1) * 2, c text DEFAULT upper(CASE WHEN true THEN 'a' ELSE 'CASE' END)) RETURNS int LANGUAGE sql AS 'SELECT 1';
