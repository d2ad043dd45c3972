-- fact: A type of the same name stands in the extension's way.
-- expect: refused 42710

CREATE TYPE hstore AS ENUM ('a');
CREATE EXTENSION hstore;
