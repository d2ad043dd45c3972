-- fact: unlogged
-- expect: accepted
CREATE UNLOGGED TABLE s AS SELECT 1 AS a;
