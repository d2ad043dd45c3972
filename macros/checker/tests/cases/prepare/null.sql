-- fact: An argument is refused where its value is.
-- expect: refused 23502
CREATE TABLE t (a integer NOT NULL);
PREPARE p (integer) AS INSERT INTO t VALUES ($1);
EXECUTE p (NULL);
