-- fact: each method has its types
-- expect: accepted
CREATE TABLE sales (a int, b int[], c int4range, d point, e text, f jsonb, g tsvector);
CREATE INDEX ON sales USING hash (a);
CREATE INDEX ON sales USING gin (b, f, g);
CREATE INDEX ON sales USING gist (c, d, g);
CREATE INDEX ON sales USING spgist (e);
CREATE INDEX ON sales USING brin (a, e);
