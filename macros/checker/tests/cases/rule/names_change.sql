-- fact: It follows the names.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE TABLE u (a integer, b text);
CREATE RULE r AS ON UPDATE TO t DO ALSO UPDATE u SET b = 'it''s' WHERE u.a = new.a;
ALTER TABLE u RENAME TO w;
ALTER TABLE w RENAME b TO c;
ALTER TABLE t RENAME a TO z;
