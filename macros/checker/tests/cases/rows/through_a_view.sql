-- fact: The rows of a view are those of its query.
-- expect: refused 23505
CREATE TABLE t (a integer);
INSERT INTO t VALUES (1), (2);
CREATE VIEW v AS SELECT a + 1 AS b, 'x' AS c FROM t WHERE a > 1;
CREATE TABLE u (k integer PRIMARY KEY);
INSERT INTO u SELECT b FROM v;
INSERT INTO u VALUES (3);
