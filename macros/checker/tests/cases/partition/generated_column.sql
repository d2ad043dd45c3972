-- fact: A generated column is no partition key.
-- expect: refused 42P17
CREATE TABLE t (a integer, g integer GENERATED ALWAYS AS (a * 2) STORED) PARTITION BY RANGE (g);
