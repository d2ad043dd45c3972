-- fact: DISCARD TEMP takes all of them.
-- expect: refused 42P01
CREATE TEMPORARY TABLE t (b text);
DISCARD TEMP;
INSERT INTO t VALUES ('x');
