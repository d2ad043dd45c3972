-- fact: The query's tables must be there.
-- expect: refused 42P01
COPY (SELECT a FROM t) TO STDOUT;
