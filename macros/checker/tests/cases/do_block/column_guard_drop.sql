-- fact: A column dropped if it is there.
-- expect: accepted
CREATE TABLE users (id integer, email text);
DO $$
BEGIN
    IF EXISTS (SELECT column_name FROM information_schema.columns WHERE table_name='users' and column_name='email') THEN
        ALTER TABLE users DROP COLUMN email;
    END IF;
END $$;
