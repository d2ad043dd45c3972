-- fact: what DISTINCT compares is text, which is assigned to no date
-- expect: refused 42804
CREATE TABLE t (d date);
INSERT INTO t SELECT DISTINCT '2020-01-01';
