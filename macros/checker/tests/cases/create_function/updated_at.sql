-- fact: the usual function that keeps a timestamp, with its trigger
-- expect: accepted
CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL, updated_at timestamptz);
CREATE OR REPLACE FUNCTION set_updated_at() RETURNS trigger AS $$
BEGIN
    NEW.updated_at = now();
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER users_updated_at BEFORE UPDATE ON users FOR EACH ROW EXECUTE PROCEDURE set_updated_at();
