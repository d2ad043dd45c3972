-- fact: a view with groups takes no rows
-- expect: refused 55000
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a, count(*) AS n FROM t GROUP BY a;
DELETE FROM v;
