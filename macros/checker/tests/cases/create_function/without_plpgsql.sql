-- fact: there is no PL/pgSQL once its extension is dropped
-- expect: refused 42704
DROP EXTENSION plpgsql;
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
