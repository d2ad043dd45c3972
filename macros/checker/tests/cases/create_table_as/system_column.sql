-- fact: none of a system column
-- expect: refused 42701
CREATE TABLE s AS SELECT 1 AS ctid;
