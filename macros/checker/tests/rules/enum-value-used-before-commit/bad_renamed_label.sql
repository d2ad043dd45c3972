-- @upgrade
ALTER TYPE pos.sale_status ADD VALUE 'card';
ALTER TYPE pos.sale_status RENAME VALUE 'card' TO 'credit card';
ALTER TABLE pos.sales ADD COLUMN method pos.sale_status DEFAULT 'credit card';
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN method;
ALTER TYPE pos.sale_status RENAME TO sale_status_old;
CREATE TYPE pos.sale_status AS ENUM ('open', 'paid');
DROP TYPE pos.sale_status_old;
