-- fact: An enum guarded by pg_type is made where there is none.
-- expect: accepted
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'order_status') THEN
        CREATE TYPE order_status AS ENUM ('new', 'paid');
    END IF;
END $$;
