-- fact: without rows nothing is too long
-- expect: accepted
CREATE TABLE s (a int);
CREATE TABLE t (b varchar(2));
INSERT INTO t SELECT DISTINCT 'abc'::text FROM s;
