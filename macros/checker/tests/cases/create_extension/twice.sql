-- fact: An extension is installed once.
-- expect: refused 42710

CREATE EXTENSION citext;
CREATE EXTENSION citext;
