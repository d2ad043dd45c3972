-- fact: what is locked stands in FROM
-- expect: refused 42P01
CREATE TABLE t (a int);
SELECT a FROM t FOR UPDATE OF u;
