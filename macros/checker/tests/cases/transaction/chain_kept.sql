-- fact: What was before it stays.
-- expect: refused 42P07
-- run: session
BEGIN;
CREATE TABLE t (a integer);
COMMIT AND CHAIN;
ROLLBACK;
CREATE TABLE t (a integer);
