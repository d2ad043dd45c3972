-- fact: A handler for a data error around data statements alone.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY);
DO $$
BEGIN
    INSERT INTO t VALUES (1);
EXCEPTION WHEN unique_violation THEN
    RAISE NOTICE 'it is there';
END $$;
