-- fact: CONCURRENTLY cannot run in a transaction, whatever the table is.
-- expect: refused 25001
-- run: session
CREATE TABLE t (a integer);
BEGIN;
ALTER TABLE t DETACH PARTITION p CONCURRENTLY;
