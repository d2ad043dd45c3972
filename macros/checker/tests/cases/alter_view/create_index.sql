-- fact: nor indexes
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
CREATE INDEX ON v (a);
