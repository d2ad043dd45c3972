-- @upgrade
ALTER TABLE pos.sales RENAME COLUMN notes TO remarks;
-- @downgrade
ALTER TABLE pos.sales RENAME COLUMN remarks TO notes;
