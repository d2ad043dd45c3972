-- fact: no column of the view for a row
-- expect: refused 0A000
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a + 1 AS z, b FROM t;
INSERT INTO v VALUES (1, 'x');
