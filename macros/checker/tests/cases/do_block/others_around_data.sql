-- fact: A handler for all errors around data statements alone.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY, b text);
DO $$
BEGIN
    INSERT INTO t VALUES (1, 'x') ON CONFLICT (a) DO NOTHING;
    UPDATE t SET b = 'y' WHERE a = 1;
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'failed: %', SQLERRM;
END $$;
