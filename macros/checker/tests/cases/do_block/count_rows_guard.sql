-- fact: A guard that counts rows raises only where there are some.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$
DECLARE n integer;
BEGIN
    SELECT count(*) INTO n FROM t WHERE a IS NULL;
    IF n > 0 THEN
        RAISE EXCEPTION 'there are % rows without a', n;
    END IF;
    ALTER TABLE t ALTER COLUMN a SET NOT NULL;
END $$;
