-- fact: A loop over unnest.
-- expect: accepted
CREATE TABLE a (id integer);
CREATE TABLE b (id integer);
DO $$
DECLARE t text;
BEGIN
    FOR t IN SELECT unnest(ARRAY['a', 'b']) LOOP
        EXECUTE format('ALTER TABLE %s ADD COLUMN x integer', t);
    END LOOP;
    FOR t IN SELECT * FROM unnest('{a,b}'::text[]) AS n LOOP
        EXECUTE format('ALTER TABLE %s ADD COLUMN y integer', t);
    END LOOP;
    FOR t IN VALUES ('a'), ('b') LOOP
        EXECUTE format('ALTER TABLE %s ADD COLUMN z integer', t);
    END LOOP;
END $$;
