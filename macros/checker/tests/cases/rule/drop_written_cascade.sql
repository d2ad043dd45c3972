-- fact: With which it goes.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
CREATE RULE r AS ON UPDATE TO t DO ALSO DELETE FROM u;
DROP TABLE u CASCADE;
CREATE RULE r AS ON UPDATE TO t DO ALSO NOTHING;
