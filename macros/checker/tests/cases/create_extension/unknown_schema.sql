-- fact: The schema has to exist.
-- expect: refused 3F000

CREATE EXTENSION citext SCHEMA nowhere;
