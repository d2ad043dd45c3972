-- fact: a table has the name
-- expect: refused 42P07
CREATE TABLE v (a integer);
CREATE VIEW v AS SELECT 1 AS a;
