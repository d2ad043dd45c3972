-- fact: a table made by a query has the rows of the query
-- expect: refused 23502
CREATE TABLE t (id int, a text);
INSERT INTO t VALUES (1, NULL);
CREATE TABLE u AS SELECT * FROM t;
ALTER TABLE u ALTER a SET NOT NULL;
