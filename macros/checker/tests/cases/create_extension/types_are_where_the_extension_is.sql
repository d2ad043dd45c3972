-- fact: The types stand in the extension's schema and nowhere else.
-- expect: refused 42704

CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE TABLE people (email public.citext);
