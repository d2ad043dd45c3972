-- fact: The table must be there.
-- expect: refused 42P01
COPY t TO STDOUT;
