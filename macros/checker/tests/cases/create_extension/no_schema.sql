-- fact: Without a schema to create in there is no extension.
-- expect: refused 3F000

SET search_path TO '';
CREATE EXTENSION citext;
