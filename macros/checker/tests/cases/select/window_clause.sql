-- fact: a window refines one of WINDOW
-- expect: accepted
CREATE TABLE t (a int, b text);
SELECT sum(a) OVER w, rank() OVER (w ORDER BY a) FROM t WINDOW w AS (PARTITION BY b);
