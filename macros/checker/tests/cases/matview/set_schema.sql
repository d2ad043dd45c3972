-- fact: it moves with its indexes
-- expect: accepted
CREATE SCHEMA s;
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE INDEX m_a ON m (a);
ALTER MATERIALIZED VIEW m SET SCHEMA s;
