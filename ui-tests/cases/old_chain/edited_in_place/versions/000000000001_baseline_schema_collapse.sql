-- Baseline schema collapse.
--
-- @revision 000000000001
-- @revises base
-- @baseline

-- @upgrade
CREATE SCHEMA core;
CREATE SCHEMA acct;
CREATE EXTENSION citext WITH SCHEMA public;
CREATE EXTENSION pgcrypto WITH SCHEMA public;

-- @downgrade
DROP EXTENSION pgcrypto;
DROP EXTENSION citext;
DROP SCHEMA acct;
DROP SCHEMA core;
