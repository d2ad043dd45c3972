-- fact: rows of a materialized view cannot be written
-- expect: refused 0A000
CREATE MATERIALIZED VIEW t AS SELECT 1 AS a;
CREATE VIEW v AS SELECT a FROM t WITH CHECK OPTION;
