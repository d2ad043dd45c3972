-- fact: no two of one name
-- expect: refused 42701
CREATE TABLE s AS SELECT 1 AS a, 2 AS a;
