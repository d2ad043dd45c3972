-- fact: what is below gets other names
-- expect: accepted
CREATE TABLE t (id int, a text);
CREATE TABLE s (id int, b text);
CREATE VIEW v AS SELECT t.id, t.a, s.b AS c FROM t JOIN s ON s.id = t.id WHERE t.a IS NOT NULL;
ALTER TABLE t RENAME TO t2;
ALTER TABLE t2 RENAME COLUMN a TO aa;
ALTER TABLE s RENAME COLUMN b TO c;
ALTER VIEW v RENAME COLUMN c TO d;
