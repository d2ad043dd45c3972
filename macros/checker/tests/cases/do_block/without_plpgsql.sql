-- fact: there is no DO once the extension of PL/pgSQL is dropped
-- expect: refused 42704
DROP EXTENSION plpgsql;
DO $$ BEGIN NULL; END $$;
