-- fact: A permanent table refers to no temporary one.
-- expect: refused 42P16
CREATE TEMPORARY TABLE t (a integer PRIMARY KEY);
CREATE TABLE u (a integer REFERENCES t);
