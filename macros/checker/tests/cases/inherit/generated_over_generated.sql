-- fact: A generated column's expression is inherited, not written again.
-- expect: refused 42611
-- expect 16: accepted
CREATE TABLE a (x integer, g integer GENERATED ALWAYS AS (x) STORED);
CREATE TABLE c (g integer GENERATED ALWAYS AS (x) STORED) INHERITS (a);
