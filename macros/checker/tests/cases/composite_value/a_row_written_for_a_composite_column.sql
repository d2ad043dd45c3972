-- fact: a row written for a composite column
-- expect: accepted
CREATE TYPE c AS (x int, y text);
CREATE TABLE t (a c, b int);
UPDATE t SET a.x = 3;
INSERT INTO t VALUES (ROW(1, 'x'), 2);
INSERT INTO t (a.x) VALUES (4);
