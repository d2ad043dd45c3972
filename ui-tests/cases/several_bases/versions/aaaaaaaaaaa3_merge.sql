-- Merge.
-- @revision aaaaaaaaaaa3
-- @revises aaaaaaaaaaa1, 37a02ec8662a
-- @upgrade

-- @downgrade
