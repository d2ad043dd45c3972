-- fact: NULL through a view
-- expect: refused 23502
CREATE TABLE t (a int PRIMARY KEY, b text NOT NULL);
CREATE VIEW v AS SELECT b AS x, a AS y FROM t;
INSERT INTO v (y, x) VALUES (1, NULL);
