-- fact: COMMIT AND CHAIN begins the next one.
-- expect: accepted
-- run: session
BEGIN;
CREATE TABLE t (a integer);
COMMIT AND CHAIN;
CREATE TABLE u (a integer);
ROLLBACK;
CREATE TABLE u (a integer);
DROP TABLE t;
