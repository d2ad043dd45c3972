-- fact: Nor to fill a table.
-- expect: refused 0A000
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t AS SELECT 1 AS a WHERE tf() IS NULL;
