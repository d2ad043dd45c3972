-- fact: The type does not go before its tables.
-- expect: refused 2BP01
CREATE TYPE address AS (a integer);
CREATE TABLE t OF address;
DROP TYPE address;
