-- fact: An extension brings a comment of its own.
-- expect: accepted

CREATE EXTENSION citext;
COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';
