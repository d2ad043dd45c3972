-- fact: an index needs a table
-- expect: refused 42P01
CREATE INDEX ON sales (a);
