-- fact: ANALYZE takes a column once
-- expect: refused 42701
CREATE TABLE t (id integer);
ANALYZE t (id, id);
