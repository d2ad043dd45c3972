-- fact: Rows are compared column by column.
-- expect: refused 42883

CREATE TABLE t (y integer, x text);
SELECT * FROM t WHERE (y, x) IS DISTINCT FROM (1, 2);
