-- fact: IF NOT EXISTS does not look at the schema.
-- expect: accepted

CREATE EXTENSION citext;
CREATE EXTENSION IF NOT EXISTS citext SCHEMA nowhere;
