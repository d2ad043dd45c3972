-- fact: CASCADE drops the index and leaves the column
-- expect: accepted
CREATE EXTENSION pg_trgm;
CREATE TABLE sales (a text);
CREATE INDEX by_a ON sales USING gin (a gin_trgm_ops);
DROP EXTENSION pg_trgm CASCADE;
CREATE INDEX by_a ON sales (a);
