-- fact: With CASCADE the columns go along.
-- expect: accepted
CREATE TYPE address AS (a integer);
CREATE TABLE t (b integer, home address);
CREATE TYPE person AS (c integer, home address);
DROP TYPE address CASCADE;
