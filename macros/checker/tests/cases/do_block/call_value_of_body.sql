-- fact: what a function in PL/pgSQL returns is known if what it hangs on is
-- expect: accepted
CREATE TABLE crates (id integer CONSTRAINT crates_key PRIMARY KEY);
CREATE FUNCTION state_of(name text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE found_kind "char";
BEGIN
    SELECT contype INTO found_kind FROM pg_constraint WHERE conname = name;
    IF NOT FOUND THEN
        RETURN 'absent';
    END IF;
    RETURN 'present';
END $$;
DO $$
BEGIN
    CASE state_of('crates_key')
        WHEN 'present' THEN CREATE TABLE pallets (id integer REFERENCES crates);
        ELSE CREATE TABLE lorries (id integer);
    END CASE;
    IF state_of('pallets_key') = 'present' THEN
        ALTER TABLE pallets DROP CONSTRAINT pallets_key;
    END IF;
END $$;
