-- fact: Its columns are the type's.
-- expect: refused 42703
CREATE TYPE address AS (a integer);
CREATE TABLE t OF address (b NOT NULL);
