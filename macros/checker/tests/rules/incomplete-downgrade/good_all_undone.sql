-- @upgrade
CREATE TYPE pos.method AS ENUM ('cash', 'card');
ALTER TABLE pos.sales ADD COLUMN method pos.method DEFAULT 'cash' NOT NULL;
CREATE INDEX sales_method_idx ON pos.sales (method);
COMMENT ON TABLE pos.sales IS 'What was sold';
-- @downgrade
COMMENT ON TABLE pos.sales IS NULL;
ALTER TABLE pos.sales DROP COLUMN method;
DROP TYPE pos.method;
