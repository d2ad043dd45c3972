-- fact: A column is named once.
-- expect: refused 42701
CREATE TABLE t (a integer);
COPY t (a, a) TO STDOUT;
