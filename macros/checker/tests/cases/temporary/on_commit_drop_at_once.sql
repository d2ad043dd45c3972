-- fact: Outside a transaction it is gone at once.
-- expect: refused 42P01
-- run: autocommit
CREATE TEMPORARY TABLE t (a integer) ON COMMIT DROP;
INSERT INTO t VALUES (1);
