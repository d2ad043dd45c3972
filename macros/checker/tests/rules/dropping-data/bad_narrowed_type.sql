-- @upgrade
ALTER TABLE pos.sales ALTER COLUMN notes TYPE varchar(10);
-- @downgrade
ALTER TABLE pos.sales ALTER COLUMN notes TYPE text;
