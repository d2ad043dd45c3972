-- fact: A column called found is ambiguous in a block.
-- expect: refused 42702
CREATE TABLE t (found boolean);
DO $$ BEGIN UPDATE t SET found = true WHERE found; END $$;
