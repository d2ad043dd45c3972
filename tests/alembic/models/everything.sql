BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1b2c3d4e5f6

CREATE EXTENSION citext;

CREATE SCHEMA crm;

CREATE SCHEMA shop;

CREATE TYPE crm.kind AS ENUM ('person', 'company');

CREATE TYPE shop.status AS ENUM ('draft', 'open', 'it''s closed');

CREATE TABLE crm.customers (
    id UUID DEFAULT gen_random_uuid() NOT NULL, 
    email CITEXT NOT NULL, 
    kind crm.kind DEFAULT 'person' NOT NULL, 
    name VARCHAR(120) NOT NULL, 
    country VARCHAR(2) DEFAULT 'DE' CONSTRAINT country CHECK (country IN ('DE', 'FR', 'IT')), 
    tags TEXT[] DEFAULT '{}'::text[] NOT NULL, 
    extra JSONB DEFAULT '{}'::jsonb NOT NULL, 
    born DATE CONSTRAINT born CHECK (born > '1900-01-01'), 
    active BOOLEAN DEFAULT true NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
    PRIMARY KEY (id), 
    CONSTRAINT not_empty CHECK (email <> '' AND length(name) > 1), 
    UNIQUE (email)
);

CREATE INDEX customers_lower ON crm.customers (lower(name));

CREATE INDEX customers_name ON crm.customers (name text_pattern_ops);

COMMENT ON TABLE crm.customers IS 'who buys';

COMMENT ON COLUMN crm.customers.name IS 'as it is printed';

CREATE TABLE shop.orders (
    id INTEGER GENERATED ALWAYS AS IDENTITY, 
    customer_id UUID NOT NULL, 
    number INTEGER NOT NULL, 
    status shop.status DEFAULT 'draft' NOT NULL, 
    priority SMALLINT DEFAULT '0' NOT NULL, 
    net NUMERIC(18, 4) DEFAULT 0 NOT NULL CHECK (net >= 0), 
    tax NUMERIC(18, 4) DEFAULT 0.19 NOT NULL, 
    gross NUMERIC(18, 4) GENERATED ALWAYS AS (net * (1 + tax)) STORED, 
    during TSTZRANGE, 
    PRIMARY KEY (id), 
    UNIQUE (customer_id, number) DEFERRABLE INITIALLY DEFERRED, 
    CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (status = 'open'), 
    FOREIGN KEY(customer_id) REFERENCES crm.customers (id) ON DELETE CASCADE ON UPDATE RESTRICT
);

CREATE INDEX ix_shop_orders_customer_id ON shop.orders (customer_id);

CREATE INDEX orders_month ON shop.orders (date_trunc('month', lower(during) AT TIME ZONE 'UTC'));

CREATE INDEX orders_open ON shop.orders (customer_id, net DESC) INCLUDE (gross) WHERE status <> 'it''s closed';

CREATE TABLE shop.lines (
    id SERIAL NOT NULL, 
    order_id INTEGER NOT NULL, 
    quantity INTEGER DEFAULT '1' NOT NULL CHECK (quantity BETWEEN 1 AND 1000), 
    note TEXT, 
    PRIMARY KEY (id), 
    FOREIGN KEY(order_id) REFERENCES shop.orders (id)
);

INSERT INTO alembic_version (version_num) VALUES ('a1b2c3d4e5f6') RETURNING alembic_version.version_num;

COMMIT;

