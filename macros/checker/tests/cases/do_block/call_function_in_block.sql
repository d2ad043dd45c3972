-- fact: The same in a block.
-- expect: accepted
CREATE FUNCTION add_column(t text, c text) RETURNS boolean LANGUAGE plpgsql AS $f$
BEGIN
    IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = t AND column_name = c) THEN
        RETURN false;
    END IF;
    EXECUTE 'ALTER TABLE ' || quote_ident(t) || ' ADD COLUMN ' || quote_ident(c) || ' text';
    RETURN true;
END
$f$;
CREATE TABLE t (a text);
DO $$
BEGIN
    PERFORM add_column('t', 'a');
    PERFORM add_column('t', 'b');
END $$;
