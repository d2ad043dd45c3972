-- fact: What is committed stays.
-- expect: refused 42P07
-- run: session
BEGIN;
CREATE TABLE t (a integer);
COMMIT;
CREATE TABLE t (a integer);
