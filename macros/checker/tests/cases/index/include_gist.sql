-- fact: gist includes columns
-- expect: accepted
CREATE TABLE sales (a int4range, b json);
CREATE INDEX ON sales USING gist (a) INCLUDE (b);
