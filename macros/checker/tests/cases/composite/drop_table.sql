-- fact: A composite type is no table.
-- expect: refused 42809
CREATE TYPE address AS (a integer);
DROP TABLE address;
