-- fact: Everything has room for a comment.
-- expect: accepted

CREATE SCHEMA pos;
COMMENT ON SCHEMA pos IS 'c';
CREATE TYPE pos.status AS ENUM ('a');
COMMENT ON TYPE pos.status IS 'c';
CREATE DOMAIN pos.code AS integer;
COMMENT ON DOMAIN pos.code IS 'c';
CREATE TABLE pos.sales (a serial PRIMARY KEY, b integer);
COMMENT ON COLUMN pos.sales.b IS 'c';
COMMENT ON CONSTRAINT sales_pkey ON pos.sales IS 'c';
COMMENT ON INDEX pos.sales_pkey IS 'c';
COMMENT ON SEQUENCE pos.sales_a_seq IS 'c';
COMMENT ON EXTENSION plpgsql IS 'c';
