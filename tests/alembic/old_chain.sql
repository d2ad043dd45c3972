BEGIN;

CREATE TABLE public.alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 000000000001

CREATE SCHEMA IF NOT EXISTS core;

CREATE SCHEMA IF NOT EXISTS acct;

CREATE SCHEMA IF NOT EXISTS inv;

CREATE SCHEMA IF NOT EXISTS pos;

CREATE EXTENSION IF NOT EXISTS citext;

CREATE EXTENSION IF NOT EXISTS pgcrypto;

INSERT INTO public.alembic_version (version_num) VALUES ('000000000001') RETURNING public.alembic_version.version_num;

-- Running upgrade 000000000001 -> 37a02ec8662a

CREATE SCHEMA IF NOT EXISTS core;

CREATE SCHEMA IF NOT EXISTS acct;

CREATE SCHEMA IF NOT EXISTS inv;

CREATE SCHEMA IF NOT EXISTS pos;

CREATE EXTENSION IF NOT EXISTS pgcrypto;

CREATE EXTENSION IF NOT EXISTS citext;

CREATE TYPE acct.acct_entry_type AS ENUM ('debit', 'credit');

CREATE TABLE core.organizations (
    org_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    name TEXT NOT NULL, 
    legal_name TEXT, 
    timezone TEXT DEFAULT 'UTC' NOT NULL, 
    base_currency TEXT DEFAULT 'USD' NOT NULL, 
    is_active BOOLEAN DEFAULT true NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    deleted_at TIMESTAMP WITH TIME ZONE, 
    PRIMARY KEY (org_id)
);

CREATE TABLE core.users (
    user_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    email CITEXT NOT NULL, 
    password_hash TEXT NOT NULL, 
    display_name TEXT, 
    is_active BOOLEAN DEFAULT true NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (user_id), 
    UNIQUE (email)
);

CREATE TABLE core.user_org_roles (
    user_org_role_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    user_id UUID NOT NULL, 
    role TEXT NOT NULL, 
    is_primary BOOLEAN DEFAULT false NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (user_org_role_id), 
    UNIQUE (org_id, user_id, role), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id), 
    FOREIGN KEY(user_id) REFERENCES core.users (user_id)
);

CREATE TABLE pos.customers (
    customer_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    external_ref TEXT, 
    full_name TEXT NOT NULL, 
    email CITEXT, 
    phone TEXT, 
    billing_address JSONB, 
    shipping_address JSONB, 
    notes TEXT, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    deleted_at TIMESTAMP WITH TIME ZONE, 
    PRIMARY KEY (customer_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id)
);

CREATE TABLE pos.terminals (
    terminal_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    name TEXT NOT NULL, 
    location_label TEXT, 
    is_active BOOLEAN DEFAULT true NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (terminal_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id)
);

CREATE TABLE pos.sales (
    sale_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    terminal_id UUID, 
    customer_id UUID, 
    sale_number TEXT, 
    status TEXT NOT NULL, 
    sale_type TEXT DEFAULT 'pos' NOT NULL, 
    subtotal NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    tax_total NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    discount_total NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    grand_total NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    amount_paid NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    balance_due NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    sale_date TIMESTAMP WITH TIME ZONE NOT NULL, 
    notes TEXT, 
    created_by UUID, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    deleted_at TIMESTAMP WITH TIME ZONE, 
    PRIMARY KEY (sale_id), 
    FOREIGN KEY(created_by) REFERENCES core.users (user_id), 
    FOREIGN KEY(customer_id) REFERENCES pos.customers (customer_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id), 
    FOREIGN KEY(terminal_id) REFERENCES pos.terminals (terminal_id)
);

CREATE TABLE pos.payments (
    payment_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    sale_id UUID NOT NULL, 
    payment_method TEXT NOT NULL, 
    amount NUMERIC(18, 4) NOT NULL, 
    currency TEXT DEFAULT 'USD' NOT NULL, 
    external_ref TEXT, 
    processed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (payment_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id), 
    FOREIGN KEY(sale_id) REFERENCES pos.sales (sale_id) ON DELETE CASCADE
);

CREATE TABLE pos.tax_rates (
    tax_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    name TEXT NOT NULL, 
    rate_percent NUMERIC(9, 4) NOT NULL, 
    is_compound BOOLEAN DEFAULT false NOT NULL, 
    is_default BOOLEAN DEFAULT false NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (tax_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id)
);

CREATE TABLE inv.items (
    item_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    sku TEXT, 
    barcode TEXT, 
    name TEXT NOT NULL, 
    description TEXT, 
    item_type TEXT NOT NULL, 
    default_price NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    cost_basis NUMERIC(18, 4), 
    tax_id UUID, 
    is_active BOOLEAN DEFAULT true NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    deleted_at TIMESTAMP WITH TIME ZONE, 
    PRIMARY KEY (item_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id), 
    FOREIGN KEY(tax_id) REFERENCES pos.tax_rates (tax_id)
);

CREATE TABLE pos.sale_lines (
    sale_line_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    sale_id UUID NOT NULL, 
    line_number INTEGER NOT NULL, 
    item_id UUID NOT NULL, 
    description TEXT, 
    quantity NUMERIC(18, 4) NOT NULL, 
    unit_price NUMERIC(18, 4) NOT NULL, 
    discount_amount NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    tax_id UUID, 
    tax_amount NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    line_total NUMERIC(18, 4) NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (sale_line_id), 
    UNIQUE (sale_id, line_number), 
    FOREIGN KEY(item_id) REFERENCES inv.items (item_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id), 
    FOREIGN KEY(sale_id) REFERENCES pos.sales (sale_id) ON DELETE CASCADE, 
    FOREIGN KEY(tax_id) REFERENCES pos.tax_rates (tax_id)
);

CREATE TABLE inv.locations (
    location_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    name TEXT NOT NULL, 
    code TEXT, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    deleted_at TIMESTAMP WITH TIME ZONE, 
    PRIMARY KEY (location_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id)
);

CREATE TABLE inv.stock_levels (
    stock_level_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    item_id UUID NOT NULL, 
    location_id UUID NOT NULL, 
    quantity_on_hand NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (stock_level_id), 
    UNIQUE (org_id, item_id, location_id), 
    FOREIGN KEY(item_id) REFERENCES inv.items (item_id), 
    FOREIGN KEY(location_id) REFERENCES inv.locations (location_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id)
);

CREATE TABLE inv.stock_movements (
    movement_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    item_id UUID NOT NULL, 
    location_id UUID NOT NULL, 
    source_type TEXT NOT NULL, 
    source_id UUID, 
    quantity_delta NUMERIC(18, 4) NOT NULL, 
    unit_cost NUMERIC(18, 4), 
    occurred_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (movement_id), 
    FOREIGN KEY(item_id) REFERENCES inv.items (item_id), 
    FOREIGN KEY(location_id) REFERENCES inv.locations (location_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id)
);

CREATE TABLE acct.chart_of_accounts (
    account_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    code TEXT NOT NULL, 
    name TEXT NOT NULL, 
    type TEXT NOT NULL, 
    subtype TEXT, 
    is_active BOOLEAN DEFAULT true NOT NULL, 
    parent_id UUID, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (account_id), 
    UNIQUE (org_id, code), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id), 
    FOREIGN KEY(parent_id) REFERENCES acct.chart_of_accounts (account_id)
);

CREATE TABLE acct.bank_accounts (
    bank_account_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    account_id UUID NOT NULL, 
    display_name TEXT NOT NULL, 
    institution TEXT, 
    last4 TEXT, 
    currency TEXT DEFAULT 'USD' NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (bank_account_id), 
    UNIQUE (org_id, account_id), 
    FOREIGN KEY(account_id) REFERENCES acct.chart_of_accounts (account_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id)
);

CREATE TABLE acct.customer_balances (
    customer_balance_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    customer_id UUID NOT NULL, 
    account_id UUID NOT NULL, 
    balance NUMERIC(18, 4) DEFAULT 0 NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (customer_balance_id), 
    UNIQUE (org_id, customer_id, account_id), 
    FOREIGN KEY(account_id) REFERENCES acct.chart_of_accounts (account_id), 
    FOREIGN KEY(customer_id) REFERENCES pos.customers (customer_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id)
);

CREATE TABLE acct.journal_entries (
    journal_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    org_id UUID NOT NULL, 
    journal_number TEXT, 
    source_type TEXT, 
    source_id UUID, 
    description TEXT, 
    journal_date DATE NOT NULL, 
    posted BOOLEAN DEFAULT false NOT NULL, 
    created_by UUID, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (journal_id), 
    FOREIGN KEY(created_by) REFERENCES core.users (user_id), 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id)
);

CREATE TABLE acct.journal_lines (
    journal_line_id UUID DEFAULT gen_random_uuid() NOT NULL, 
    journal_id UUID NOT NULL, 
    org_id UUID NOT NULL, 
    line_number INTEGER NOT NULL, 
    account_id UUID NOT NULL, 
    entry_type acct.acct_entry_type NOT NULL, 
    amount NUMERIC(18, 4) NOT NULL, 
    memo TEXT, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (journal_line_id), 
    UNIQUE (journal_id, line_number), 
    FOREIGN KEY(account_id) REFERENCES acct.chart_of_accounts (account_id), 
    FOREIGN KEY(journal_id) REFERENCES acct.journal_entries (journal_id) ON DELETE CASCADE, 
    FOREIGN KEY(org_id) REFERENCES core.organizations (org_id), 
    CHECK (amount > 0)
);

UPDATE public.alembic_version SET version_num='37a02ec8662a' WHERE public.alembic_version.version_num = '000000000001';

-- Running upgrade 37a02ec8662a -> 853113448960

UPDATE public.alembic_version SET version_num='853113448960' WHERE public.alembic_version.version_num = '37a02ec8662a';

-- Running upgrade 853113448960 -> 2864583ca021

INSERT INTO core.organizations (org_id, name, legal_name, timezone, base_currency, is_active)
        VALUES (gen_random_uuid(), 'Arcoiris POS', 'Arcoiris POS', 'UTC', 'USD', true);

INSERT INTO core.users (user_id, email, password_hash, display_name, is_active)
        VALUES (gen_random_uuid(), 'admin@arcoirispos.com',
                crypt(gen_random_uuid()::text, gen_salt('bf', 4)), 'System Administrator', true);

INSERT INTO core.user_org_roles (user_org_role_id, org_id, user_id, role, is_primary)
        SELECT gen_random_uuid(), o.org_id, u.user_id, 'admin', true
        FROM core.organizations o, core.users u
        WHERE o.name = 'Arcoiris POS' AND u.email = 'admin@arcoirispos.com';

INSERT INTO pos.tax_rates (tax_id, org_id, name, rate_percent, is_compound, is_default)
        SELECT gen_random_uuid(), o.org_id, 'Default Sales Tax', 0.0725, false, true
        FROM core.organizations o
        WHERE o.name = 'Arcoiris POS';

UPDATE public.alembic_version SET version_num='2864583ca021' WHERE public.alembic_version.version_num = '853113448960';

COMMIT;

