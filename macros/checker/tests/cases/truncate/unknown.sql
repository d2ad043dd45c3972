-- fact: The table has to be there.
-- expect: refused 42P01

TRUNCATE sales;
