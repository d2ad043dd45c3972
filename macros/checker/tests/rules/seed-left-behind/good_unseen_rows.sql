-- @upgrade
INSERT INTO pos.tax_rates (org_id, name, rate_percent) SELECT org_id, name, 0 FROM core.organizations;
-- @downgrade

