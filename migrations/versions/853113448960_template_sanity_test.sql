-- Template sanity test.
--
-- @revision 853113448960
-- @revises 37a02ec8662a
-- @created 2025-11-19 00:00:00+00
-- @empty "a no-op that tested the revision template; kept because databases are stamped with it"

-- @upgrade

-- @downgrade
