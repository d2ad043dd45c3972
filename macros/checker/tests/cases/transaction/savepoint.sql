-- fact: A part of it is undone.
-- expect: accepted
-- run: session
BEGIN;
CREATE TABLE t (a integer);
SAVEPOINT s;
CREATE TABLE u (a integer);
ROLLBACK TO SAVEPOINT s;
COMMIT;
CREATE TABLE u (a integer);
DROP TABLE t;
