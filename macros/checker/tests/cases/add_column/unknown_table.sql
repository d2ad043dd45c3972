-- fact: the table has to exist
-- expect: refused 42P01
ALTER TABLE sales ADD COLUMN b int;
