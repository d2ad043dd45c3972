-- fact: A cursor changes no rows.
-- expect: refused 0A000
CREATE TABLE t (a integer);
DECLARE c CURSOR FOR WITH w AS (INSERT INTO t VALUES (1) RETURNING a) SELECT a FROM w;
