-- fact: a materialized view
-- expect: accepted
CREATE TABLE t (a integer, b text);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t WHERE a > 0 WITH DATA;
CREATE UNIQUE INDEX m_a ON m (a);
CREATE INDEX m_b ON m USING btree (b) WHERE a > 10;
