-- fact: the name is taken
-- expect: refused 42710
CREATE TABLE t (a integer);
CREATE RULE nothing AS ON DELETE TO t DO INSTEAD NOTHING;
CREATE RULE nothing AS ON INSERT TO t DO INSTEAD NOTHING;
