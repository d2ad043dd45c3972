-- fact: Variables in data statements.
-- expect: accepted
CREATE TABLE users (id serial PRIMARY KEY, name text);
DO $$
DECLARE
    new_id integer;
    wanted text := 'admin';
    r users%ROWTYPE;
    s users;
BEGIN
    INSERT INTO users (name) VALUES (wanted) RETURNING id INTO new_id;
    SELECT * INTO r FROM users WHERE users.id = new_id;
    UPDATE users SET name = r.name WHERE users.id = r.id;
    SELECT * INTO STRICT s FROM users u WHERE u.id = new_id;
    PERFORM 1 FROM users WHERE name = wanted;
    IF NOT FOUND THEN
        INSERT INTO users (name) VALUES (upper(wanted));
    END IF;
END $$;
