-- fact: duplicate_column is caught.
-- expect: accepted
CREATE TABLE users (id integer, email text);
DO $$
BEGIN
    BEGIN
        ALTER TABLE users ADD COLUMN email text;
    EXCEPTION
        WHEN duplicate_column THEN RAISE NOTICE 'column email already exists in users.';
    END;
    BEGIN
        ALTER TABLE users ADD COLUMN name text;
    EXCEPTION
        WHEN duplicate_column THEN RAISE NOTICE 'column name already exists in users.';
    END;
END $$;
