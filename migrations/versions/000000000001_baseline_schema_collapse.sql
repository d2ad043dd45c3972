-- Baseline schema collapse: the schemas and the extensions, and nothing else.
--
-- Never rebuild and never extend this revision: all schema work starts after 37a02ec8662a.
--
-- @revision 000000000001
-- @revises base
-- @created 2025-11-17 00:00:00+00
-- @baseline

-- @upgrade
CREATE SCHEMA core;
CREATE SCHEMA acct;
CREATE SCHEMA inv;
CREATE SCHEMA pos;
CREATE EXTENSION citext WITH SCHEMA public;
CREATE EXTENSION pgcrypto WITH SCHEMA public;

-- @downgrade
DROP EXTENSION pgcrypto;
DROP EXTENSION citext;
DROP SCHEMA pos;
DROP SCHEMA inv;
DROP SCHEMA acct;
DROP SCHEMA core;
