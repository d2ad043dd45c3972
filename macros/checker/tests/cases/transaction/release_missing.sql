-- fact: And is no savepoint any more.
-- expect: refused 3B001
-- run: session
BEGIN;
SAVEPOINT s;
RELEASE s;
ROLLBACK TO s;
