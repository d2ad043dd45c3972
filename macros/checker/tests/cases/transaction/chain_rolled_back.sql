-- fact: So does ROLLBACK AND CHAIN.
-- expect: refused 25001
-- run: session
BEGIN;
CREATE TABLE t (a integer);
ROLLBACK AND CHAIN;
CREATE TABLE t (a integer);
VACUUM t;
