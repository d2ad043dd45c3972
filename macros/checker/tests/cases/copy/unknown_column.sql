-- fact: The columns must be there.
-- expect: refused 42703
CREATE TABLE t (a integer);
COPY t (b) TO STDOUT;
