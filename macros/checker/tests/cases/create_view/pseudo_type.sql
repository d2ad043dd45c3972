-- fact: a view has no column of a pseudo-type
-- expect: refused 42P16
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT pg_sleep(a) AS slept FROM t;
