-- fact: A table in pg_temp is temporary.
-- expect: accepted
CREATE TABLE pg_temp.t (a integer);
DROP TABLE t;
