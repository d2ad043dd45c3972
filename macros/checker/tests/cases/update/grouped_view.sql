-- fact: rows are not updated through a view with GROUP BY
-- expect: refused 55000
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT b, max(a) AS a FROM t GROUP BY b;
UPDATE v SET b = 'x';
