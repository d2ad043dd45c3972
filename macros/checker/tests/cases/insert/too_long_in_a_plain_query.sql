-- fact: a constant is converted before there is a row
-- expect: refused 22001
CREATE TABLE s (a int);
CREATE TABLE t (b varchar(2));
INSERT INTO t SELECT 'abc' FROM s;
