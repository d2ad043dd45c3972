-- fact: A prepared statement is executed with its arguments.
-- expect: accepted
CREATE TABLE t (a integer NOT NULL, b text); PREPARE p (integer, text) AS INSERT INTO t VALUES ($1, $2); EXECUTE p (1, 'x'); EXECUTE p (2, NULL); DEALLOCATE p; PREPARE p AS SELECT a FROM t; EXECUTE p; DEALLOCATE ALL;
