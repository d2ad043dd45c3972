-- fact: Blocks in blocks, with variables of the same name.
-- expect: accepted
DO $$
<<around>>
DECLARE x text := 'a';
BEGIN
    DECLARE x text := 'b';
    BEGIN
        EXECUTE format('CREATE TABLE %I (id integer)', x);
        EXECUTE format('CREATE TABLE %I (id integer)', around.x);
    END;
END $$;
