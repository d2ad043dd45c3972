-- fact: a view has nothing that could be logged
-- expect: refused 42601
CREATE UNLOGGED VIEW v AS SELECT 1 AS a;
