-- @upgrade
ALTER TABLE pos.tax_rates ADD FOREIGN KEY (org_id) REFERENCES core.organizations (org_id);
-- @downgrade
ALTER TABLE pos.tax_rates DROP CONSTRAINT tax_rates_org_id_fkey;
