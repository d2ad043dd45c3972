-- fact: a view's column may have a default
-- expect: accepted
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT a FROM t;
ALTER VIEW v ALTER COLUMN a SET DEFAULT 7;
