-- fact: CASCADE takes the view along with the column
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t DROP COLUMN a CASCADE;
