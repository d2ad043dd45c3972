-- fact: what is temporary is called by its bare name
-- expect: accepted
CREATE TEMPORARY TABLE t (a integer, b integer);
CREATE STATISTICS s ON a, b FROM t;
CREATE FUNCTION f() RETURNS SETOF t LANGUAGE plpgsql AS 'BEGIN RETURN; END';
