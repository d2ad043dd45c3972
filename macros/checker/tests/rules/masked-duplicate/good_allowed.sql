-- @upgrade
-- @allow masked-duplicate "databases from before the collapse lack it"
CREATE SCHEMA IF NOT EXISTS core;
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
