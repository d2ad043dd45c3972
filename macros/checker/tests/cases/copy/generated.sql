-- fact: A generated column is not copied.
-- expect: refused 42P10
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED);
COPY t (a, b) TO STDOUT;
