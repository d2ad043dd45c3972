-- fact: rows are not inserted through a view with UNION
-- expect: refused 55000
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t UNION SELECT 1;
INSERT INTO v VALUES (1);
