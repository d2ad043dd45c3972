-- fact: The table has to be there.
-- expect: refused 42P01

CREATE SCHEMA pos;
ALTER TABLE sales SET SCHEMA pos;
