-- fact: A block in a block's EXECUTE.
-- expect: accepted
DO $$
BEGIN
    EXECUTE 'DO $x$ BEGIN CREATE TABLE t (a integer); END $x$';
    DO $y$ BEGIN CREATE TABLE u (a integer); END $y$;
END $$;
