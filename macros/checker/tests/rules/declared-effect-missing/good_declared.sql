-- @upgrade
-- @effect ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4)
DO $$ BEGIN IF EXISTS (SELECT FROM pos.sales) THEN ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4); END IF; END $$;
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN tip;
