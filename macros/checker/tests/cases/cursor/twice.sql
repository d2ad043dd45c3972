-- fact: A cursor's name is taken.
-- expect: refused 42P03
DECLARE c CURSOR FOR SELECT 1;
DECLARE c CURSOR FOR SELECT 2;
