-- @upgrade
INSERT INTO pos.tax_rates (tax_id, org_id, name, rate_percent)
VALUES ('6f9619ff-8b86-4d01-b42d-00cf4fc964ff', '0e37df36-f698-11e6-8dd4-cb9ced3df976', 'Sales tax', 7.25);
-- @downgrade

