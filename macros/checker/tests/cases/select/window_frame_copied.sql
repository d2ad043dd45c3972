-- fact: a window with a frame is not refined
-- expect: refused 42P20
CREATE TABLE t (a int);
SELECT sum(a) OVER (w ORDER BY a) FROM t WINDOW w AS (ROWS 1 PRECEDING);
