-- fact: a rule goes
-- expect: accepted
CREATE TABLE t (a integer);
CREATE RULE nothing AS ON DELETE TO t DO INSTEAD NOTHING;
DROP RULE nothing ON t;
