-- fact: a rule that does nothing
-- expect: accepted
CREATE TABLE t (a integer);
CREATE RULE nothing AS ON DELETE TO t DO INSTEAD NOTHING;
