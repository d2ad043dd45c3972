-- fact: Nor do the statements see it.
-- expect: refused 42P17
CREATE TABLE t (a integer, c integer);
CREATE TABLE u (a integer, c integer);
CREATE RULE r AS ON INSERT TO t DO ALSO UPDATE u SET c = old.a;
