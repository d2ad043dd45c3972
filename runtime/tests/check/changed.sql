CREATE EXTENSION citext VERSION '1.5';
CREATE EXTENSION pgcrypto;
CREATE EXTENSION pg_trgm VERSION '1.5';
CREATE SCHEMA core;
CREATE SCHEMA pos;
COMMENT ON SCHEMA pos IS 'tills';
GRANT USAGE ON SCHEMA pos TO check_app;
CREATE TYPE core.status AS ENUM ('draft', 'open', 'closed');
CREATE DOMAIN core.email AS public.citext CONSTRAINT has_at CHECK (VALUE ~ '@'::public.citext);
CREATE DOMAIN core.money AS numeric(18,4) DEFAULT 0 NOT NULL;
CREATE DOMAIN core.code AS varchar(10) COLLATE "C" CONSTRAINT code_upper CHECK (VALUE = upper(VALUE));
CREATE SEQUENCE core.numbers START 100 INCREMENT 5;
CREATE TABLE core.organizations (
    org_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    name text NOT NULL,
    email core.email,
    created_at timestamptz DEFAULT now() NOT NULL
);
CREATE TABLE pos.sales (
    sale_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id uuid NOT NULL CONSTRAINT sales_org_id_fkey REFERENCES core.organizations (org_id) ON DELETE CASCADE,
    number integer DEFAULT nextval('core.numbers') NOT NULL,
    status core.status DEFAULT 'draft' NOT NULL,
    currency char(3) DEFAULT 'USD' NOT NULL,
    subtotal numeric(18,4) DEFAULT 0 NOT NULL,
    tax numeric(18,4) DEFAULT 0 NOT NULL,
    total numeric(18,4) GENERATED ALWAYS AS (subtotal + tax) STORED,
    email public.citext,
    label text COLLATE "C",
    note varchar(200),
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    extra jsonb,
    sold_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT sales_positive CHECK (subtotal >= 0 AND tax >= 0),
    CONSTRAINT sales_number_key UNIQUE (number)
) WITH (fillfactor = 80);
COMMENT ON COLUMN pos.sales.note IS 'what the customer said';
CREATE INDEX sales_sold_at ON pos.sales (sold_at DESC);
CREATE INDEX sales_open ON pos.sales (org_id) INCLUDE (total) WHERE status <> 'closed';
CREATE INDEX sales_email ON pos.sales (lower(email::text) text_pattern_ops);
CREATE STATISTICS pos.sales_places (ndistinct) ON org_id, status FROM pos.sales;
CREATE TABLE pos.lines (
    line_id serial PRIMARY KEY,
    sale_id bigint NOT NULL CONSTRAINT lines_sale_id_fkey REFERENCES pos.sales (sale_id) DEFERRABLE,
    quantity integer DEFAULT 1 NOT NULL CONSTRAINT lines_quantity CHECK (quantity > 0)
);
CREATE TABLE pos.events (at timestamptz NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE pos.events_2026 PARTITION OF pos.events FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
CREATE TABLE pos.shelves (
    shelf_id integer CONSTRAINT shelves_pkey PRIMARY KEY,
    code core.code NOT NULL,
    place integer NOT NULL
);
CREATE UNIQUE INDEX shelves_place ON pos.shelves (code, place);
CREATE INDEX shelves_by_place ON pos.shelves (place);
ALTER TABLE pos.shelves REPLICA IDENTITY USING INDEX shelves_place;
ALTER TABLE pos.shelves CLUSTER ON shelves_by_place;
CREATE TABLE pos.marks ();
CREATE TABLE pos.things (thing_id integer NOT NULL, made_at timestamptz DEFAULT now());
CREATE TABLE pos.tools (weight numeric) INHERITS (pos.things);
CREATE VIEW pos.coded AS SELECT shelf_id, code FROM pos.shelves WHERE code <> 'Z';
CREATE VIEW pos.open_sales AS SELECT s.sale_id, o.name, s.total FROM pos.sales s JOIN core.organizations o USING (org_id) WHERE s.status = 'open';
CREATE FUNCTION pos.touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.sold_at := now(); RETURN NEW; END$$;
CREATE FUNCTION pos.twice(value integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT value * 2';
CREATE TRIGGER sales_touch BEFORE UPDATE ON pos.sales FOR EACH ROW WHEN (OLD.subtotal IS DISTINCT FROM NEW.subtotal) EXECUTE FUNCTION pos.touch();
ALTER TABLE pos.sales ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON pos.sales FOR SELECT USING (org_id = current_setting('app.org')::uuid);
GRANT SELECT ON pos.sales TO check_app;
