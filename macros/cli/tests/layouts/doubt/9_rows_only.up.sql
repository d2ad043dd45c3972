DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT id FROM b LOOP
        UPDATE b SET name = 'CREATE TABLE' WHERE id = one.id;
    END LOOP;
END
$$;
