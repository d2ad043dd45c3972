-- fact: What is released is part of the whole.
-- expect: refused 42P07
-- run: session
BEGIN;
SAVEPOINT s;
CREATE TABLE u (a integer);
RELEASE SAVEPOINT s;
COMMIT;
CREATE TABLE u (a integer);
