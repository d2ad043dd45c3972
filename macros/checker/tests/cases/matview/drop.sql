-- fact: it goes with its indexes
-- expect: accepted
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE INDEX m_a ON m (a);
DROP MATERIALIZED VIEW m;
CREATE TABLE m_a (a integer);
