-- fact: OR REPLACE VIEW replaces no materialized view
-- expect: refused 42809
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
CREATE OR REPLACE VIEW v AS SELECT 1 AS a;
