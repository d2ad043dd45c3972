-- @upgrade
-- @allow masked-duplicate "known"
CREATE SCHEMA IF NOT EXISTS tips;
-- @downgrade
DROP SCHEMA tips;
