-- fact: a view over a view
-- expect: accepted
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT v.a FROM v WHERE b IS NOT NULL;
