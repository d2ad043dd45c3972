-- fact: An error of a value is caught like any other.
-- expect: accepted
DO $$
DECLARE x integer;
BEGIN
    RAISE division_by_zero;
EXCEPTION WHEN division_by_zero THEN
    CREATE TABLE t (a integer);
END $$;
