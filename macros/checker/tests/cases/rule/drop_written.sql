-- fact: And on what it writes to.
-- expect: refused 2BP01
CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
CREATE RULE r AS ON UPDATE TO t DO ALSO DELETE FROM u WHERE a = new.a;
DROP TABLE u;
