-- fact: ANALYZE needs its columns
-- expect: refused 42703
CREATE TABLE t (id integer);
ANALYZE t (zz);
