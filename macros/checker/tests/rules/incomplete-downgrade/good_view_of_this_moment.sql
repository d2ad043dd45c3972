--- versions/000000000001_baseline.sql
-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
--- versions/37a02ec8662a_init.sql
-- Init.
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @upgrade
CREATE TABLE pos.sales (sale_id uuid PRIMARY KEY, total numeric(18,4) NOT NULL, note text);
CREATE VIEW pos.open_sales AS SELECT s.sale_id, s.total FROM pos.sales s WHERE s.total > 0;
COMMENT ON COLUMN pos.open_sales.total IS 'with tax';
CREATE MATERIALIZED VIEW pos.totals AS SELECT count(*) AS n, sum(total) AS total FROM pos.open_sales;
CREATE UNIQUE INDEX totals_n ON pos.totals (n);
-- @downgrade
DROP MATERIALIZED VIEW pos.totals;
DROP VIEW pos.open_sales;
DROP TABLE pos.sales;
--- versions/9c1b7e60aa12_tip.sql
-- Tip.
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @upgrade
CREATE VIEW pos.recent AS SELECT sale_id FROM pos.sales WHERE 'now'::timestamp > '2020-01-01';
ALTER VIEW pos.recent RENAME TO latest;
ALTER VIEW pos.latest RENAME COLUMN sale_id TO id;
-- @downgrade
DROP VIEW pos.latest;
