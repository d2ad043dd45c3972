-- fact: a row beside a composite value in an array
-- expect: refused 42804
CREATE TYPE c AS (x int, y text);
CREATE TABLE t (a c[]);
INSERT INTO t VALUES (ARRAY[ROW(1,'x')::c, ROW(2,'y')]), (ARRAY[(1,'x')]::c[]);
