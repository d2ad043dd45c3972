-- @upgrade
SET LOCAL lock_timeout = '5s';
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
RESET lock_timeout;
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
