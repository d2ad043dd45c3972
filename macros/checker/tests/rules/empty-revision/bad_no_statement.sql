-- @upgrade

-- @downgrade

