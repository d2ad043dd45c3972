-- @upgrade
ALTER TABLE pos.sales ADD COLUMN a int;
ALTER TABLE pos.sales RENAME COLUMN a TO b;
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN b;
