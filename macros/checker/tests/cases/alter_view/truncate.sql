-- fact: nor rows to truncate
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
TRUNCATE v;
