-- fact: a default that is a row
-- expect: accepted
CREATE TYPE c AS (x int, y varchar(3));
CREATE TABLE t (a c DEFAULT ROW(1, 'abc'), b int, d c DEFAULT (1, 'x')::c);
CREATE VIEW v AS SELECT ROW(b, 'x')::c AS c, (ROW(1, 2)::c).x FROM t;
