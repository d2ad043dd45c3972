-- fact: An argument has to be a value of its type.
-- expect: refused 22P02
CREATE TABLE t (a integer); PREPARE p (integer) AS INSERT INTO t VALUES ($1); EXECUTE p ('x');
