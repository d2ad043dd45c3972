-- fact: A cursor lives in a transaction.
-- expect: refused 25P01
-- run: autocommit
DECLARE c CURSOR FOR SELECT 1;
