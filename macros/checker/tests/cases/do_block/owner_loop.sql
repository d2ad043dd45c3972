-- fact: Sequences in a loop.
-- expect: accepted
CREATE TABLE a (id serial);
CREATE TABLE b (id serial);
DO $$
DECLARE s record;
BEGIN
    FOR s IN SELECT sequence_name FROM information_schema.sequences WHERE sequence_schema = 'public' LOOP
        EXECUTE 'ALTER SEQUENCE ' || s.sequence_name || ' INCREMENT BY 2';
    END LOOP;
END $$;
