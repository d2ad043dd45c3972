-- fact: a view is moved
-- expect: accepted
CREATE SCHEMA s;
CREATE VIEW v AS SELECT 1 AS a;
ALTER VIEW v SET SCHEMA s;
