-- fact: A table is locked in a transaction only.
-- expect: refused 25P01
-- run: autocommit
CREATE TABLE t (a integer);
LOCK TABLE t;
