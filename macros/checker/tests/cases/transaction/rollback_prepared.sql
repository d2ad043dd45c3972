-- fact: Or undone.
-- expect: refused 25001
-- run: session
BEGIN;
ROLLBACK PREPARED 'x';
