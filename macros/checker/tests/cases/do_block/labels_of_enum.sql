-- fact: The labels of an enum in their order.
-- expect: accepted
CREATE TYPE mood AS ENUM ('c', 'a', 'b');
DO $$
DECLARE labels text[];
BEGIN
    SELECT array_agg(enumlabel) INTO labels FROM pg_enum WHERE enumtypid = 'mood'::regtype AND enumlabel <> 'b';
    IF array_length(labels, 1) = 2 THEN
        CREATE TABLE two (a mood);
    END IF;
    IF NOT ('z' = ANY (enum_range(NULL::mood)::text[])) THEN
        NULL;
    END IF;
END $$;
