-- fact: nor a sequence
-- expect: refused 42809
CREATE SEQUENCE s;
CREATE RULE nothing AS ON DELETE TO s DO INSTEAD NOTHING;
