-- fact: a column of the query around must be grouped by in a subquery too
-- expect: refused 42803
CREATE TABLE t (a int, b text);
SELECT a, (SELECT t.b) FROM t GROUP BY a;
