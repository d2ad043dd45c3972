-- fact: A composite type is dropped.
-- expect: accepted
CREATE TYPE address AS (a integer);
DROP TYPE address;
