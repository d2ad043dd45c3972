-- fact: OTHERS catches, and what the block did before is undone.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$ BEGIN
    CREATE TABLE u (a integer);
    CREATE TABLE t (b integer);
EXCEPTION
    WHEN OTHERS THEN RAISE NOTICE '% %', SQLERRM, SQLSTATE;
END $$;
CREATE TABLE u (b integer);
