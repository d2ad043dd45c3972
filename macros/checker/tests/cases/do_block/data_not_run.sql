-- fact: A data statement that is not run is not.
-- expect: accepted
CREATE TABLE users (id integer);
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'nosuch') THEN
        UPDATE users SET nosuch = 1;
        ALTER TABLE users DROP COLUMN nosuch;
    END IF;
END $$;
