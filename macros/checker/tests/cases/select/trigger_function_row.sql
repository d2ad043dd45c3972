-- fact: Nor for a row that is there.
-- expect: refused 0A000
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a integer);
INSERT INTO t VALUES (1);
SELECT 1 FROM t WHERE tf() IS NULL;
