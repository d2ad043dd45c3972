-- fact: of two functions of a name the one is run that takes these arguments; parameters that are left out have their defaults
-- expect: accepted
-- roles: clerk
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id integer PRIMARY KEY, total numeric);
CREATE FUNCTION shop.allow(verb text, of_table text, who text, of_schema text DEFAULT 'shop') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF lower(verb) NOT IN ('select', 'insert', 'update') THEN
        RAISE EXCEPTION 'no such verb';
    END IF;
    EXECUTE format('GRANT ' || quote_ident(verb) || ' ON ' || quote_ident(of_schema) || '.' || quote_ident(of_table)
        || ' TO ' || quote_ident(who));
END $$;
CREATE FUNCTION shop.allow(verb text, of_table text, who text, of_columns text[], of_schema text DEFAULT 'shop') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE of_column text;
BEGIN
    FOREACH of_column IN ARRAY of_columns LOOP
        EXECUTE format('GRANT %s (%I) ON %I.%I TO %I', verb, of_column, of_schema, of_table, who);
    END LOOP;
END $$;
DO $$
BEGIN
    PERFORM shop.allow('select', 'orders', 'clerk');
    PERFORM shop.allow('update', 'orders', 'clerk', ARRAY['total']);
END $$;
SELECT shop.allow(of_table => 'orders', who => 'clerk', verb => 'insert');
