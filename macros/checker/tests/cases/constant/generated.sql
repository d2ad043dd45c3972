-- fact: A generated column is planned.
-- expect: refused 22012

CREATE TABLE t (a integer, g integer GENERATED ALWAYS AS (1/0) STORED);
