-- fact: Its types' names are free there.
-- expect: refused 42710

CREATE SCHEMA ext;
CREATE TYPE ext.citext AS ENUM ('a');
CREATE EXTENSION citext;
ALTER EXTENSION citext SET SCHEMA ext;
