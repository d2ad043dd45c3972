-- fact: an extension can be brought to the version that it has
-- expect: accepted
CREATE EXTENSION citext;
ALTER EXTENSION citext UPDATE;
