-- A tip for every sale.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00
-- @upgrade
INSERT INTO pos.tax_rates (tax_id, org_id, name, rate_percent)
VALUES ('6f9619ff-8b86-4d01-b42d-00cf4fc964ff', '0e37df36-f698-11e6-8dd4-cb9ced3df976', 'Sales tax', 7.25);
-- @downgrade

