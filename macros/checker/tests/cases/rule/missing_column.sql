-- fact: The names in it have to be there.
-- expect: refused 42703
CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
CREATE RULE r AS ON UPDATE TO t DO ALSO UPDATE u SET a = new.b;
