-- fact: A function made in a block.
-- expect: accepted
DO $$
BEGIN
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $f$
    BEGIN
        NEW.updated_at := now();
        RETURN NEW;
    END
    $f$;
    IF NOT EXISTS (SELECT 1 FROM pg_proc WHERE proname = 'touch') THEN
        CREATE TABLE never (a integer);
    END IF;
END $$;
