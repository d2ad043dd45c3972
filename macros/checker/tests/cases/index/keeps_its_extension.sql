-- fact: an index that uses an extension's operator class keeps the extension
-- expect: refused 2BP01
CREATE EXTENSION pg_trgm;
CREATE TABLE sales (a text);
CREATE INDEX ON sales USING gin (a gin_trgm_ops);
DROP EXTENSION pg_trgm;
