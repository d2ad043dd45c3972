-- fact: It hangs on the columns that it names.
-- expect: refused 2BP01
CREATE TABLE t (a integer, b integer);
CREATE TABLE u (a integer);
CREATE RULE r AS ON UPDATE TO t DO ALSO UPDATE u SET a = new.b;
ALTER TABLE t DROP COLUMN b;
