-- fact: rows are not deleted through a view of two tables
-- expect: refused 55000
CREATE TABLE t (a int);
CREATE TABLE u (a int);
CREATE VIEW v AS SELECT t.a FROM t JOIN u ON t.a = u.a;
DELETE FROM v;
