-- fact: Its modes change nothing of what it does.
-- expect: accepted
-- run: session
BEGIN;
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
CREATE TABLE t (a integer);
COMMIT;
DROP TABLE t;
