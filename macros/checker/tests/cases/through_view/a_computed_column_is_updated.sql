-- fact: a computed column is updated
-- expect: refused 0A000
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a + 1 AS z, b FROM t;
UPDATE v SET z = 2;
