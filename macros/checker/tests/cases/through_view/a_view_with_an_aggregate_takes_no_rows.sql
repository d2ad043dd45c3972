-- fact: a view with an aggregate takes no rows
-- expect: refused 55000
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT count(*) AS n FROM t;
INSERT INTO v VALUES (1);
