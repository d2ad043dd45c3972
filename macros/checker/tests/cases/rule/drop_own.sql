-- fact: With its own table it goes by itself.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE RULE r AS ON INSERT TO t DO ALSO UPDATE t SET a = new.a + 1 WHERE a = new.a;
DROP TABLE t;
