-- fact: a column's collation goes with it
-- expect: accepted
CREATE TABLE t (id int, a text COLLATE "C", b text);
CREATE VIEW v AS SELECT a, b, upper(a) AS upper, b COLLATE "POSIX" AS other FROM t;
