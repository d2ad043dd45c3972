-- fact: what a function of the history says of the catalog decides a branch
-- expect: refused 42701
CREATE TABLE crates (id integer);
CREATE FUNCTION has_column(relation text, name text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM information_schema.columns c WHERE c.table_name = relation AND c.column_name = name)
$$;
DO $$
BEGIN
    IF NOT has_column('crates', 'weight') THEN
        ALTER TABLE crates ADD COLUMN weight numeric;
    END IF;
    IF has_column('crates', 'weight') AND NOT has_column('crates', 'height') THEN
        ALTER TABLE crates ADD COLUMN height numeric;
    END IF;
END $$;
ALTER TABLE crates ADD COLUMN height integer;
