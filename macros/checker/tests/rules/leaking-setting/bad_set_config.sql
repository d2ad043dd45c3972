-- @upgrade
SELECT pg_catalog.set_config('lock_timeout', '5s', false);
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
