-- @upgrade
ALTER TABLE pos.sales ALTER notes SET NOT NULL;
-- @downgrade
ALTER TABLE pos.sales ALTER notes DROP NOT NULL;
