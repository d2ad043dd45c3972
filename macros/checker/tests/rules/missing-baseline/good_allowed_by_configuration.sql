--- arcoiris.toml
[rules]
missing-baseline = "allow"
--- versions/000000000001_work.sql
-- Work.
-- @revision 000000000001
-- @revises base
-- @upgrade
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
