-- @irreversible "no way back"

-- @upgrade
ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
