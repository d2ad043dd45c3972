-- fact: The table has to be there.
-- expect: refused 42P01

GRANT SELECT ON sales TO PUBLIC;
