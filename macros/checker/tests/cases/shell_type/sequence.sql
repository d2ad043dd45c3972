-- fact: A sequence has no row, and stands beside it.
-- expect: accepted
CREATE TYPE later;
CREATE SEQUENCE later;
