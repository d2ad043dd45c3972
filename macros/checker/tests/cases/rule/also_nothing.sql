-- fact: in addition
-- expect: accepted
CREATE TABLE t (a integer);
CREATE RULE nothing AS ON UPDATE TO t DO ALSO NOTHING;
