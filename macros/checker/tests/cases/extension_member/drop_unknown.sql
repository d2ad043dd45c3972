-- fact: The table must be there.
-- expect: refused 42P01
CREATE EXTENSION hstore;
ALTER EXTENSION hstore DROP TABLE t;
