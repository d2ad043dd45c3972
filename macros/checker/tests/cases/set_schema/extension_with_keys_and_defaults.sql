-- fact: Keys and defaults of an extension's type follow it.
-- expect: accepted

CREATE SCHEMA ext;
CREATE EXTENSION citext;
CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;
CREATE TABLE people (email citext UNIQUE, nick citext DEFAULT 'x', tags citext[], room integer, during tstzrange, EXCLUDE USING gist (room WITH =, during WITH &&));
CREATE INDEX people_room ON people USING gin ((room::text) gin_trgm_ops);
ALTER EXTENSION citext SET SCHEMA ext;
ALTER EXTENSION btree_gist SET SCHEMA ext;
ALTER EXTENSION pg_trgm SET SCHEMA ext;
