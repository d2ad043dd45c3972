-- @upgrade
TRUNCATE pos.tax_rates;
-- @downgrade

