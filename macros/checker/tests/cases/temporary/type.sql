-- fact: A type may be temporary.
-- expect: accepted
CREATE TYPE pg_temp.pair AS (a integer, b integer);
CREATE TABLE t (a integer, b pg_temp.pair);
