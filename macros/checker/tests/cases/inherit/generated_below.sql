-- fact: A column may be generated below only.
-- expect: accepted
-- expect 16: refused 42611
CREATE TABLE a (x integer, g integer);
CREATE TABLE c (g integer GENERATED ALWAYS AS (x) STORED) INHERITS (a);
