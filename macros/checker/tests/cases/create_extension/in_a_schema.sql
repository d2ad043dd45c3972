-- fact: The types stand in the extension's schema.
-- expect: accepted

CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE TABLE people (email ext.citext, aliases ext.citext[]);
