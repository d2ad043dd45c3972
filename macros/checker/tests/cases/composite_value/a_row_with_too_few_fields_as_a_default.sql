-- fact: a row with too few fields as a default
-- expect: refused 42846
CREATE TYPE c AS (x int, y varchar(3));
CREATE TABLE t (a c DEFAULT ROW(1));
