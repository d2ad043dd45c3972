-- A tip for every sale.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00
-- @upgrade
CREATE TABLE pos.tips (tip_id uuid PRIMARY KEY, kind text UNIQUE);
CREATE TABLE pos.tip_kinds (kind text REFERENCES pos.tips (kind));
-- @downgrade
ALTER TABLE pos.tips DROP COLUMN kind CASCADE;
DROP TABLE pos.tip_kinds;
DROP TABLE pos.tips;
