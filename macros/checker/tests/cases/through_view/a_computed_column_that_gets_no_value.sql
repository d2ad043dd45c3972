-- fact: a computed column that gets no value
-- expect: accepted
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a + 1 AS z, b FROM t;
INSERT INTO v (b) VALUES ('x');
UPDATE v SET b = 'y' WHERE z = 2;
