-- fact: a view without a column of its table gets no rows
-- expect: refused 55000
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a + 1 AS z FROM t;
INSERT INTO v VALUES (1);
