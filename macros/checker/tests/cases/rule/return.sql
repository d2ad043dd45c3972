-- fact: the name of a view's own rule
-- expect: refused 42P17
CREATE TABLE t (a integer);
CREATE RULE "_RETURN" AS ON DELETE TO t DO INSTEAD NOTHING;
