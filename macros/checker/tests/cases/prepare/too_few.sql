-- fact: All parameters have arguments.
-- expect: refused 42601
PREPARE p (integer) AS SELECT $1;
EXECUTE p;
