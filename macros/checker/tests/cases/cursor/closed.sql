-- fact: A cursor that is closed is not there.
-- expect: refused 34000
DECLARE c CURSOR FOR SELECT 1;
CLOSE c;
FETCH c;
