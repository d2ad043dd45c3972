-- fact: A column guarded by pg_attribute.
-- expect: accepted
CREATE TABLE users (id integer, gone text);
ALTER TABLE users DROP COLUMN gone;
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'email' AND NOT attisdropped) THEN
        ALTER TABLE users ADD COLUMN email text;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attname = 'gone' AND NOT attisdropped) THEN
        ALTER TABLE users ADD COLUMN gone integer;
    END IF;
END $$;
