-- fact: A composite type has columns to take.
-- expect: accepted
CREATE TYPE s AS (a integer, b text COLLATE "C");
CREATE TABLE t (LIKE s INCLUDING ALL);
