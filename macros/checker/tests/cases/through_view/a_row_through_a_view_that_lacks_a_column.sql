-- fact: a row through a view that lacks a column
-- expect: refused 23502
CREATE TABLE t (a int PRIMARY KEY, b text NOT NULL);
CREATE VIEW v AS SELECT a FROM t;
INSERT INTO v VALUES (1);
