-- fact: the predicate of an index needs immutable functions
-- expect: refused 42P17
CREATE TABLE sales (a timestamptz);
CREATE INDEX ON sales (a) WHERE a > now();
