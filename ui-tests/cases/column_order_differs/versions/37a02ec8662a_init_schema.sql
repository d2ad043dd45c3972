-- Init schema.
--
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @created 2025-11-02 00:00:00+00

-- @upgrade
CREATE TABLE core.organizations (
    org_id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE core.user_org_roles (
    user_org_role_id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id) ON DELETE CASCADE,
    user_id uuid NOT NULL,
    role text NOT NULL,
    UNIQUE (org_id, user_id, role)
);
CREATE TYPE pos.sale_status AS ENUM ('open', 'paid');
CREATE TABLE pos.tax_rates (
    tax_id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    org_id uuid NOT NULL,
    name text NOT NULL,
    rate_percent numeric(9,4) NOT NULL
);
CREATE TABLE pos.sales (
    sale_id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    notes text,
    sale_number text,
    status text NOT NULL,
    grand_total numeric(18,4) DEFAULT 0 NOT NULL
);

-- @downgrade
DROP TABLE pos.sales;
DROP TABLE pos.tax_rates;
DROP TYPE pos.sale_status;
DROP TABLE core.user_org_roles;
DROP TABLE core.organizations;
