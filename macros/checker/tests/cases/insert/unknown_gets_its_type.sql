-- fact: without DISTINCT a constant gets its type from the column
-- expect: accepted
CREATE TABLE t (d date);
INSERT INTO t SELECT '2020-01-01';
