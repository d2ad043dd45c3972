-- fact: The query's columns must be there.
-- expect: refused 42703
CREATE TABLE t (a integer);
DECLARE c CURSOR FOR SELECT b FROM t;
