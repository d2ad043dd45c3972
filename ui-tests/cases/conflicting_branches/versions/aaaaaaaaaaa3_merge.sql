-- Merge.
-- @revision aaaaaaaaaaa3
-- @revises aaaaaaaaaaa1, aaaaaaaaaaa2
-- @upgrade

-- @downgrade
