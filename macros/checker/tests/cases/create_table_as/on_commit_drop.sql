-- fact: it goes with the transaction
-- expect: refused 42P01
CREATE TABLE t (id integer, name text);
BEGIN;
CREATE TEMP TABLE old ON COMMIT DROP AS SELECT id FROM t;
COMMIT;
SELECT id FROM old;
