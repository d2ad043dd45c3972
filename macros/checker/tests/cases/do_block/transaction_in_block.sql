-- fact: A block begins no transaction.
-- expect: refused 0A000
DO $$ BEGIN SAVEPOINT a; END $$;
