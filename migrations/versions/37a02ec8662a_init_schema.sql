-- Init schema: the tables and the enum of core, acct, inv and pos.
--
-- Yields exactly the schema that ArcoirisPOS runs in production, column order and constraint names included, so that a
-- database that Alembic built is taken over as it is. Improve the schema in later revisions only.
--
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @created 2025-11-18 00:00:00+00

-- @upgrade
CREATE TYPE acct.acct_entry_type AS ENUM ('debit', 'credit');

CREATE TABLE core.organizations (
    org_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    name text NOT NULL,
    legal_name text,
    timezone text DEFAULT 'UTC' NOT NULL,
    base_currency text DEFAULT 'USD' NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    deleted_at timestamptz
);

CREATE TABLE core.users (
    user_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    email public.citext NOT NULL UNIQUE,
    password_hash text NOT NULL,
    display_name text,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL
);

CREATE TABLE core.user_org_roles (
    user_org_role_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    user_id uuid NOT NULL REFERENCES core.users (user_id),
    role text NOT NULL,
    is_primary boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    UNIQUE (org_id, user_id, role)
);

CREATE TABLE pos.customers (
    customer_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    external_ref text,
    full_name text NOT NULL,
    email public.citext,
    phone text,
    billing_address jsonb,
    shipping_address jsonb,
    notes text,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    deleted_at timestamptz
);

CREATE TABLE pos.tax_rates (
    tax_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    name text NOT NULL,
    rate_percent numeric(9,4) NOT NULL,
    is_compound boolean DEFAULT false NOT NULL,
    is_default boolean DEFAULT false NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL
);

CREATE TABLE pos.terminals (
    terminal_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    name text NOT NULL,
    location_label text,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL
);

CREATE TABLE acct.chart_of_accounts (
    account_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    code text NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    subtype text,
    is_active boolean DEFAULT true NOT NULL,
    parent_id uuid REFERENCES acct.chart_of_accounts (account_id),
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    UNIQUE (org_id, code)
);

CREATE TABLE acct.bank_accounts (
    bank_account_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    account_id uuid NOT NULL REFERENCES acct.chart_of_accounts (account_id),
    display_name text NOT NULL,
    institution text,
    last4 text,
    currency text DEFAULT 'USD' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    UNIQUE (org_id, account_id)
);

CREATE TABLE acct.customer_balances (
    customer_balance_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    customer_id uuid NOT NULL REFERENCES pos.customers (customer_id),
    account_id uuid NOT NULL REFERENCES acct.chart_of_accounts (account_id),
    balance numeric(18,4) DEFAULT 0 NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    UNIQUE (org_id, customer_id, account_id)
);

CREATE TABLE acct.journal_entries (
    journal_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    journal_number text,
    source_type text,
    source_id uuid,
    description text,
    journal_date date NOT NULL,
    posted boolean DEFAULT false NOT NULL,
    created_by uuid REFERENCES core.users (user_id),
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL
);

CREATE TABLE acct.journal_lines (
    journal_line_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    journal_id uuid NOT NULL REFERENCES acct.journal_entries (journal_id) ON DELETE CASCADE,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    line_number integer NOT NULL,
    account_id uuid NOT NULL REFERENCES acct.chart_of_accounts (account_id),
    entry_type acct.acct_entry_type NOT NULL,
    amount numeric(18,4) NOT NULL CHECK (amount > 0),
    memo text,
    created_at timestamptz DEFAULT now() NOT NULL,
    UNIQUE (journal_id, line_number)
);

CREATE TABLE inv.items (
    item_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    sku text,
    barcode text,
    name text NOT NULL,
    description text,
    item_type text NOT NULL,
    default_price numeric(18,4) DEFAULT 0 NOT NULL,
    cost_basis numeric(18,4),
    tax_id uuid REFERENCES pos.tax_rates (tax_id),
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    deleted_at timestamptz
);

CREATE TABLE inv.locations (
    location_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    name text NOT NULL,
    code text,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    deleted_at timestamptz
);

CREATE TABLE inv.stock_levels (
    stock_level_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    item_id uuid NOT NULL REFERENCES inv.items (item_id),
    location_id uuid NOT NULL REFERENCES inv.locations (location_id),
    quantity_on_hand numeric(18,4) DEFAULT 0 NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    UNIQUE (org_id, item_id, location_id)
);

CREATE TABLE inv.stock_movements (
    movement_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    item_id uuid NOT NULL REFERENCES inv.items (item_id),
    location_id uuid NOT NULL REFERENCES inv.locations (location_id),
    source_type text NOT NULL,
    source_id uuid,
    quantity_delta numeric(18,4) NOT NULL,
    unit_cost numeric(18,4),
    occurred_at timestamptz NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL
);

CREATE TABLE pos.sales (
    sale_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    terminal_id uuid REFERENCES pos.terminals (terminal_id),
    customer_id uuid REFERENCES pos.customers (customer_id),
    sale_number text,
    status text NOT NULL,
    sale_type text DEFAULT 'pos' NOT NULL,
    subtotal numeric(18,4) DEFAULT 0 NOT NULL,
    tax_total numeric(18,4) DEFAULT 0 NOT NULL,
    discount_total numeric(18,4) DEFAULT 0 NOT NULL,
    grand_total numeric(18,4) DEFAULT 0 NOT NULL,
    amount_paid numeric(18,4) DEFAULT 0 NOT NULL,
    balance_due numeric(18,4) DEFAULT 0 NOT NULL,
    sale_date timestamptz NOT NULL,
    notes text,
    created_by uuid REFERENCES core.users (user_id),
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    deleted_at timestamptz
);

CREATE TABLE pos.sale_lines (
    sale_line_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    sale_id uuid NOT NULL REFERENCES pos.sales (sale_id) ON DELETE CASCADE,
    line_number integer NOT NULL,
    item_id uuid NOT NULL REFERENCES inv.items (item_id),
    description text,
    quantity numeric(18,4) NOT NULL,
    unit_price numeric(18,4) NOT NULL,
    discount_amount numeric(18,4) DEFAULT 0 NOT NULL,
    tax_id uuid REFERENCES pos.tax_rates (tax_id),
    tax_amount numeric(18,4) DEFAULT 0 NOT NULL,
    line_total numeric(18,4) NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    UNIQUE (sale_id, line_number)
);

CREATE TABLE pos.payments (
    payment_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    sale_id uuid NOT NULL REFERENCES pos.sales (sale_id) ON DELETE CASCADE,
    payment_method text NOT NULL,
    amount numeric(18,4) NOT NULL,
    currency text DEFAULT 'USD' NOT NULL,
    external_ref text,
    processed_at timestamptz NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL
);

-- @downgrade
DROP TABLE pos.payments;
DROP TABLE pos.sale_lines;
DROP TABLE pos.sales;
DROP TABLE inv.stock_movements;
DROP TABLE inv.stock_levels;
DROP TABLE inv.locations;
DROP TABLE inv.items;
DROP TABLE acct.journal_lines;
DROP TABLE acct.journal_entries;
DROP TABLE acct.customer_balances;
DROP TABLE acct.bank_accounts;
DROP TABLE acct.chart_of_accounts;
DROP TABLE pos.terminals;
DROP TABLE pos.tax_rates;
DROP TABLE pos.customers;
DROP TABLE core.user_org_roles;
DROP TABLE core.users;
DROP TABLE core.organizations;
DROP TYPE acct.acct_entry_type;
