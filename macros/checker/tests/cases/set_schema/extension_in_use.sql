-- fact: An extension whose functions are in use keeps being found by number.
-- expect: accepted

CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm;
CREATE TABLE people (name text);
CREATE INDEX people_name ON people USING gin (name gin_trgm_ops);
