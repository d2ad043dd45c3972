-- fact: a view over two tables takes no rows
-- expect: refused 55000
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT x.a, y.b FROM t x JOIN t y ON x.a = y.a;
UPDATE v SET a = 1;
