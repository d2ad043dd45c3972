-- fact: What a prepared statement names must be there.
-- expect: refused 42P01
PREPARE p (integer) AS INSERT INTO t VALUES ($1);
