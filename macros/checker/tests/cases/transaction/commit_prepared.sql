-- fact: A prepared one is committed from outside.
-- expect: refused 25001
-- run: session
BEGIN;
COMMIT PREPARED 'x';
