-- Schemas and extensions.
--
-- @revision 000000000001
-- @revises base
-- @created 2026-11-22 09:30:00+00
-- @baseline

-- @upgrade
CREATE SCHEMA kinds;
CREATE SCHEMA other;
CREATE EXTENSION citext SCHEMA public;
CREATE EXTENSION hstore SCHEMA public;
CREATE EXTENSION ltree SCHEMA public;

-- @downgrade
DROP EXTENSION ltree;
DROP EXTENSION hstore;
DROP EXTENSION citext;
DROP SCHEMA other;
DROP SCHEMA kinds;
