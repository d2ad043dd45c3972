-- fact: CASCADE takes the view along
-- expect: accepted
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
DROP TABLE t CASCADE;
