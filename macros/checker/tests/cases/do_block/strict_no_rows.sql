-- fact: INTO STRICT without a row.
-- expect: refused P0002
DO $$ DECLARE x text; BEGIN SELECT relname INTO STRICT x FROM pg_class WHERE relname = 'nosuch'; END $$;
