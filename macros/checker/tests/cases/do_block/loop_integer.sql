-- fact: Partition-like tables in an integer loop.
-- expect: accepted
DO $$
BEGIN
    FOR i IN 0..3 LOOP
        EXECUTE format('CREATE TABLE part_%s (id integer)', i);
    END LOOP;
    FOR i IN REVERSE 3..2 LOOP
        EXECUTE 'DROP TABLE part_' || i;
    END LOOP;
END $$;
