--- versions/000000000001_baseline.sql
-- Baseline.
-- @revision 000000000001
-- @revises base
-- @baseline
-- @upgrade
CREATE SCHEMA pos;
-- @downgrade
DROP SCHEMA pos;
--- versions/37a02ec8662a_init.sql
-- Init.
-- @revision 37a02ec8662a
-- @revises 000000000001
-- @upgrade
CREATE TABLE pos.sales (sale_id uuid PRIMARY KEY, total numeric(18,4) NOT NULL, note text);
CREATE FUNCTION pos.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pos, pg_temp AS $$
BEGIN
    NEW.note := 'touched';
    RETURN NEW;
END
$$;
CREATE TRIGGER touch BEFORE UPDATE OF total ON pos.sales FOR EACH ROW EXECUTE FUNCTION pos.touch();
-- @downgrade
DROP TABLE pos.sales;
DROP FUNCTION pos.touch();
--- versions/9c1b7e60aa12_tip.sql
-- Tip.
-- @revision 9c1b7e60aa12
-- @revises 37a02ec8662a
-- @upgrade
CREATE OR REPLACE FUNCTION pos.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.note := 'changed';
    RETURN NEW;
END
$$;
DROP TRIGGER touch ON pos.sales;
CREATE FUNCTION pos.net(total numeric, rate numeric DEFAULT 0.2) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT total / (1 + rate)';
-- @downgrade
CREATE OR REPLACE FUNCTION pos.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.note := 'touched again';
    RETURN NEW;
END
$$;
