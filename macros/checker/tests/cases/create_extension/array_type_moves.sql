-- fact: An array type makes way for the extension's type.
-- expect: accepted

CREATE TYPE ltree_gist AS ENUM ('a');
CREATE SCHEMA ext;
CREATE EXTENSION ltree SCHEMA ext;
