-- @upgrade
ALTER TYPE pos.sale_status ADD VALUE 'void';
ALTER TABLE pos.sales ADD COLUMN kind pos.sale_status DEFAULT 'void';
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN kind;
ALTER TYPE pos.sale_status RENAME TO sale_status_old;
CREATE TYPE pos.sale_status AS ENUM ('open', 'paid');
DROP TYPE pos.sale_status_old;
