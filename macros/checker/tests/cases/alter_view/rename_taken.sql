-- fact: the name is taken
-- expect: refused 42P07
CREATE VIEW v AS SELECT 1 AS a;
CREATE TABLE w (a integer);
ALTER VIEW v RENAME TO w;
