-- fact: RAISE alone throws again what was caught.
-- expect: refused 42704
DO $$ BEGIN
    CREATE TABLE t (a nosuch);
EXCEPTION WHEN OTHERS THEN
    RAISE;
END $$;
