-- fact: OR REPLACE replaces no table
-- expect: refused 42809
CREATE TABLE v (a integer);
CREATE OR REPLACE VIEW v AS SELECT 1 AS a;
