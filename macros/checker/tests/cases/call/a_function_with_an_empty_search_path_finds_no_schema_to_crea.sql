-- fact: a function with an empty search path finds no schema to create in
-- expect: refused 3F000
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET search_path = '' AS 'BEGIN CREATE TABLE z (a int); END'; SELECT f();
