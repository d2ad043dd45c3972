-- fact: a function that executes a query
-- expect: accepted
CREATE TABLE t (a text); CREATE FUNCTION g() RETURNS text LANGUAGE plpgsql AS $$ DECLARE r text; BEGIN EXECUTE 'SELECT a FROM t LIMIT 1' INTO r; RETURN r; END $$; UPDATE t SET a = g(); CREATE VIEW v AS SELECT g() AS g; INSERT INTO t SELECT g FROM v;
