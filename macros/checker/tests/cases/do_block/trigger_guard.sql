-- fact: A trigger guarded by pg_trigger.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY);
CREATE TABLE u (a integer REFERENCES t);
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'set_timestamp') THEN
        CREATE TABLE made (a integer);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM information_schema.triggers WHERE trigger_name = 'x' AND event_object_table = 't') THEN
        CREATE TABLE made_too (a integer);
    END IF;
END $$;
