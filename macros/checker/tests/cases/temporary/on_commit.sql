-- fact: ON COMMIT is for temporary tables.
-- expect: refused 42P16
CREATE TABLE t (a integer) ON COMMIT DROP;
