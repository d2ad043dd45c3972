-- fact: A cursor that is not there is not closed.
-- expect: refused 34000
CLOSE c;
