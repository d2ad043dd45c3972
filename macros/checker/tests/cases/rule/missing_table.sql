-- fact: the table has to be there
-- expect: refused 42P01
CREATE RULE nothing AS ON DELETE TO t DO INSTEAD NOTHING;
