-- fact: START TRANSACTION begins one too.
-- expect: accepted
-- run: session
START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE;
CREATE TABLE t (a integer);
ROLLBACK;
CREATE TABLE t (a integer);
