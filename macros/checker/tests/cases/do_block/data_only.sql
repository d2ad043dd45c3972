-- fact: A block of data statements changes no catalog.
-- expect: accepted
CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE TABLE settings (user_id integer, key text, value text);
DO $$
DECLARE
    u record;
    n integer;
BEGIN
    SELECT count(*) INTO n FROM users;
    IF n > 0 THEN
        UPDATE users SET name = 'x' WHERE name IS NULL;
        RAISE NOTICE 'updated % rows', n;
    END IF;
    FOR u IN SELECT * FROM users LOOP
        INSERT INTO settings (user_id, key, value) VALUES (u.id, 'theme', u.name);
    END LOOP;
    DELETE FROM settings WHERE user_id NOT IN (SELECT id FROM users);
END $$;
