-- @upgrade
UPDATE pos.sales SET notes = '' WHERE notes IS NULL;
-- @downgrade

