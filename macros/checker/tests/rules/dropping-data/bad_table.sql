-- @upgrade
DROP TABLE pos.tax_rates;
-- @downgrade
CREATE TABLE pos.tax_rates (
    tax_id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    org_id uuid NOT NULL,
    name text NOT NULL,
    rate_percent numeric(9,4) NOT NULL
);
