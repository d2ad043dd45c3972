-- @upgrade
CREATE VIEW pos.open_sales AS SELECT * FROM pos.sales;
-- @downgrade
DROP VIEW pos.open_sales;
