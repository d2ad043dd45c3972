-- fact: nor under a materialized view
-- expect: refused 0A000
CREATE TABLE t (a varchar(10), b integer);
CREATE MATERIALIZED VIEW v AS SELECT a FROM t;
ALTER TABLE t ALTER COLUMN a TYPE varchar(20);
