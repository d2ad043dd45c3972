-- @upgrade
CREATE TYPE pos.method AS ENUM ('cash');
ALTER TYPE pos.method ADD VALUE 'card';
ALTER TABLE pos.sales ADD COLUMN method pos.method DEFAULT 'card';
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN method;
DROP TYPE pos.method;
