-- fact: The language must exist.
-- expect: refused 42704
DO LANGUAGE nosuch $$ BEGIN END $$;
