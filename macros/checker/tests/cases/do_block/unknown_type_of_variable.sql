-- fact: A variable's type must exist.
-- expect: refused 42704
DO $$ DECLARE x nosuch; BEGIN NULL; END $$;
