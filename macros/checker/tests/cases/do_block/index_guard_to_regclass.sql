-- fact: to_regclass is NULL for what is not there.
-- expect: accepted
CREATE TABLE t (a integer, b integer);
DO $$
BEGIN
    IF to_regclass('public.t_a') IS NULL THEN
        CREATE INDEX t_a ON t (a);
    END IF;
    IF to_regclass('t_a') IS NULL THEN
        CREATE INDEX t_a ON t (b);
    END IF;
END$$;
