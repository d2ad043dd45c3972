-- fact: The type of a column that it names stays.
-- expect: refused 0A000
CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
CREATE RULE r AS ON UPDATE TO t DO ALSO DELETE FROM u WHERE a = new.a;
ALTER TABLE t ALTER a TYPE bigint;
