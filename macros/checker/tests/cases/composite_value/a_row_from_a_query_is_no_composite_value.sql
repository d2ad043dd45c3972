-- fact: a row from a query is no composite value
-- expect: refused 42846
CREATE TYPE c AS (x int, y text);
CREATE TABLE t (a c);
INSERT INTO t SELECT ROW(1, 'x');
