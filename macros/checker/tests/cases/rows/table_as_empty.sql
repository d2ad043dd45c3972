-- fact: a query without rows makes a table without rows
-- expect: accepted
CREATE TABLE t (id int, a text);
INSERT INTO t VALUES (1, NULL);
CREATE TABLE u AS SELECT * FROM t WHERE id > 1;
ALTER TABLE u ADD COLUMN b int NOT NULL;
