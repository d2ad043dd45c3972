-- fact: Not on others.
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE TABLE u (a integer, b integer);
CREATE RULE r AS ON UPDATE TO t DO ALSO UPDATE u SET a = new.b;
ALTER TABLE t DROP COLUMN a;
ALTER TABLE u DROP COLUMN b;
