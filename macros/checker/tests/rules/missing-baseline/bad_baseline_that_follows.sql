--- versions/000000000001_work.sql
-- Work.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
--- versions/37a02ec8662a_init.sql
-- Init.
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @baseline
-- @upgrade
CREATE SCHEMA inv;
-- @downgrade
DROP SCHEMA inv;
