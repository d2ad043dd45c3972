-- fact: An index guarded by pg_class.
-- expect: accepted
CREATE TABLE t (a integer, b integer);
DO $$
BEGIN
IF NOT EXISTS (
    SELECT 1
    FROM   pg_class c
    JOIN   pg_namespace n ON n.oid = c.relnamespace
    WHERE  c.relname = 't_a_index'
    AND    n.nspname = 'public'
    ) THEN
    CREATE INDEX t_a_index ON public.t (a);
END IF;
END$$;
