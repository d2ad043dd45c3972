-- fact: What EXPLAIN looks at must be there.
-- expect: refused 42P01
EXPLAIN SELECT a FROM t;
