-- fact: groups are not locked
-- expect: refused 0A000
CREATE TABLE t (a int);
SELECT a FROM t GROUP BY a FOR UPDATE;
