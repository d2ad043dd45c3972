-- fact: WHILE, EXIT and CONTINUE.
-- expect: accepted
DO $$
DECLARE i integer := 0;
BEGIN
    WHILE i < 5 LOOP
        i := i + 1;
        CONTINUE WHEN i = 2;
        EXIT WHEN i = 4;
        EXECUTE 'CREATE TABLE t' || i || ' (a integer)';
    END LOOP;
    <<l>>
    LOOP
        i := i + 1;
        LOOP
            EXIT l WHEN i > 6;
            EXIT;
        END LOOP;
    END LOOP;
    EXECUTE format('CREATE TABLE last_%s (a integer)', i);
END $$;
