-- fact: A type in use is not dropped.
-- expect: refused 2BP01
CREATE TYPE address AS (a integer);
CREATE TABLE t (home address);
DROP TYPE address;
