-- @upgrade
DELETE FROM pos.tax_rates;
-- @downgrade

