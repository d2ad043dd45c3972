SET search_path TO pg_catalog, public;
CREATE SCHEMA event;
CREATE TABLE event.organization (id uuid NOT NULL DEFAULT gen_random_uuid(), name text NOT NULL CHECK (length(name) > 1));
ALTER TABLE visits ADD COLUMN seen timestamptz DEFAULT statement_timestamp();
CREATE INDEX ON visits (seen);
DO $$ BEGIN
    IF current_schema() <> 'pg_catalog' THEN CREATE TABLE public.elsewhere (); END IF;
END $$;
