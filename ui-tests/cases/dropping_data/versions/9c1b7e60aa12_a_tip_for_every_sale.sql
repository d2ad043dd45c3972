-- A tip for every sale.
--
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @created 2026-11-22 09:30:00+00
-- @upgrade
DROP TABLE pos.tax_rates;
-- @downgrade
CREATE TABLE pos.tax_rates (
    tax_id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    org_id uuid NOT NULL,
    name text NOT NULL,
    rate_percent numeric(9,4) NOT NULL
);
