-- fact: A generated column above is generated below.
-- expect: refused 42611
CREATE TABLE a (x integer, g integer GENERATED ALWAYS AS (x) STORED);
CREATE TABLE c (g integer DEFAULT 4) INHERITS (a);
