-- fact: A cursor without HOLD ends with its transaction.
-- expect: refused 34000
-- run: autocommit
BEGIN;
DECLARE c CURSOR FOR SELECT 1;
COMMIT;
BEGIN;
FETCH c;
