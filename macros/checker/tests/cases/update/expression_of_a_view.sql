-- fact: a view's column that is an expression is not updated
-- expect: refused 0A000
CREATE TABLE t (a int PRIMARY KEY, b text);
CREATE VIEW v AS SELECT a, b || 'x' AS c FROM t;
UPDATE v SET c = 'x';
