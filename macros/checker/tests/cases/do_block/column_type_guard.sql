-- fact: A column's type asked of information_schema.
-- expect: accepted
CREATE TABLE users (id integer, flag integer, n numeric(10,2), v varchar(20), a text[]);
DO $$
BEGIN
    IF (SELECT data_type FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'id') = 'integer' THEN
        ALTER TABLE users ALTER COLUMN id TYPE bigint;
    END IF;
    IF (SELECT data_type FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'a') = 'ARRAY'
       AND (SELECT udt_name FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'a') = '_text'
       AND (SELECT character_maximum_length FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'v') = 20
       AND (SELECT numeric_precision FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'n') = 10
       AND (SELECT numeric_scale FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'n') = 2
       AND (SELECT is_nullable FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'n') = 'YES' THEN
        ALTER TABLE users ADD COLUMN seen boolean;
    END IF;
END $$;
