-- fact: The text of EXECUTE is read only when it is run.
-- expect: refused 42601
DO $$ BEGIN IF false THEN EXECUTE 'SELEC 1'; END IF; EXECUTE 'CREATE TABEL x ()'; END $$;
