-- fact: A temporary table refers only to temporary ones.
-- expect: refused 42P16
CREATE TABLE t (a integer PRIMARY KEY);
CREATE TEMPORARY TABLE u (a integer REFERENCES t);
