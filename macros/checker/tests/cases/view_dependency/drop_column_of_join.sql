-- fact: a column that a join compares is read
-- expect: refused 2BP01
CREATE TABLE t (a integer, b integer);
CREATE TABLE s (a integer, c integer);
CREATE VIEW v AS SELECT t.b FROM t JOIN s ON s.a = t.a;
ALTER TABLE s DROP COLUMN a;
