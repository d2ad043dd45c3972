-- fact: a function with its own search path makes a table
-- expect: accepted
CREATE SCHEMA s; CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET search_path = s, public AS 'BEGIN CREATE TABLE z (a int); END'; SELECT f(); DROP TABLE s.z;
