-- fact: A table that is gone is missed when the statement is executed.
-- expect: refused 42P01
CREATE TABLE t (a integer);
PREPARE p AS SELECT a FROM t;
DROP TABLE t;
EXECUTE p;
