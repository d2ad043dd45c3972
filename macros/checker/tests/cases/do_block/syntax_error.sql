-- fact: A syntax error anywhere in the body refuses the block.
-- expect: refused 42601
DO $$ BEGIN IF false THEN SELEC 1; END IF; END $$;
