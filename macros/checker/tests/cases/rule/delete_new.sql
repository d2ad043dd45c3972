-- fact: Of what is deleted nothing is new.
-- expect: refused 42P17
CREATE TABLE t (a integer, c integer);
CREATE TABLE u (a integer, c integer);
CREATE RULE r AS ON DELETE TO t DO ALSO UPDATE u SET c = 1 WHERE a = new.a;
