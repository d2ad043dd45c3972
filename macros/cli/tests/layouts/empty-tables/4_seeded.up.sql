DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM seeded) THEN
        CREATE TABLE never (id integer);
    END IF;
END $$;
