-- fact: An extension takes its types along.
-- expect: accepted

CREATE SCHEMA ext;
CREATE EXTENSION citext;
CREATE TABLE people (email citext);
ALTER EXTENSION citext SET SCHEMA ext;
