-- fact: A column may be generated below only.
-- expect: accepted
CREATE TABLE a (x integer, g integer);
CREATE TABLE c (g integer GENERATED ALWAYS AS (x) STORED) INHERITS (a);
