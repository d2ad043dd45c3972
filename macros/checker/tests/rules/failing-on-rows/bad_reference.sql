-- @upgrade
ALTER TABLE pos.tax_rates ADD COLUMN kind text NOT NULL CHECK (kind <> '');
-- @downgrade
ALTER TABLE pos.tax_rates DROP COLUMN kind;
