-- fact: and it has an order
-- expect: accepted
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE INDEX m_a ON m (a);
ALTER MATERIALIZED VIEW m CLUSTER ON m_a;
