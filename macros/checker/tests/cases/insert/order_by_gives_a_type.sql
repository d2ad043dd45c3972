-- fact: what ORDER BY compares is text
-- expect: refused 42804
CREATE TABLE t (d date);
INSERT INTO t SELECT '2020-01-01' ORDER BY 1;
