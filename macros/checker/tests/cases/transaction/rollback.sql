-- fact: What a transaction did is gone with it.
-- expect: accepted
-- run: session
BEGIN;
CREATE TABLE t (a integer);
ROLLBACK;
CREATE TABLE t (a integer);
