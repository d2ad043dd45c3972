-- fact: The table must be there.
-- expect: refused 42P01
CREATE TABLE t (LIKE s);
