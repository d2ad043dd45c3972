-- fact: A table's row type stands in the extension's way.
-- expect: refused 42710

CREATE TABLE citext (a integer);
CREATE EXTENSION citext;
