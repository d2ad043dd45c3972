CREATE FUNCTION admit() RETURNS integer LANGUAGE sql AS 'INSERT INTO tenants (id) VALUES (7) RETURNING id';
SELECT admit();
DO $$
BEGIN
    IF EXISTS (SELECT FROM tenants) THEN
        CREATE TABLE admitted (id integer);
    END IF;
END $$;
