-- fact: A cursor with HOLD outlives its transaction.
-- expect: accepted
-- run: autocommit
DECLARE c CURSOR WITH HOLD FOR SELECT 1;
FETCH c;
CLOSE c;
