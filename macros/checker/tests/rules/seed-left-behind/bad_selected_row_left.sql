-- @upgrade
INSERT INTO pos.tax_rates (tax_id, org_id, name, rate_percent)
SELECT '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', org_id, 'Sales tax', 7.25 FROM core.organizations WHERE name = 'Arcoiris';
-- @downgrade
