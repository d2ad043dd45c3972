-- fact: a function is run once for each row of its query
-- expect: accepted
CREATE TABLE crates (id integer, stamped timestamptz);
CREATE TABLE pallets (id integer, stamped timestamptz);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN new.stamped := now(); RETURN new; END';
CREATE FUNCTION keep_stamped(relation text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER stamped BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION stamp()', relation);
END $$;
SELECT keep_stamped(c.table_name) FROM information_schema.columns c
WHERE c.table_schema = 'public' AND c.column_name = 'stamped' ORDER BY c.table_name;
