-- A tip for every sale.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00
-- @upgrade
CREATE TABLE tips (tip_id uuid PRIMARY KEY);
-- @downgrade
DROP TABLE public.tips;
