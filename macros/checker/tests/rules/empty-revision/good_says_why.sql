-- @empty "databases are stamped with it"

-- @upgrade

-- @downgrade

