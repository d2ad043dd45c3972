-- @upgrade
ALTER TABLE pos.sales ALTER COLUMN status SET NOT NULL;
CREATE TABLE pos.tips (tip_id uuid);
ALTER TABLE pos.tips ALTER COLUMN tip_id SET NOT NULL;
-- @downgrade
DROP TABLE pos.tips;
