-- fact: RETURN ends a block.
-- expect: accepted
DO $$ BEGIN
    IF to_regclass('t') IS NULL THEN
        RETURN;
    END IF;
    DROP TABLE t;
END $$;
