-- fact: a unique key determines nothing
-- expect: refused 42803
CREATE TABLE t (a int UNIQUE NOT NULL, b text);
SELECT b FROM t GROUP BY a;
