-- fact: a row for a domain over a composite type
-- expect: accepted
CREATE TYPE c AS (x int, y int);
CREATE DOMAIN d AS c CHECK ((VALUE).x > 0);
CREATE TABLE t (a d);
INSERT INTO t VALUES (ROW(1, 2));
