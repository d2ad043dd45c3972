-- fact: What is inserted was not there before.
-- expect: refused 42P01
CREATE TABLE t (tenant text, a integer);
CREATE RULE r AS ON INSERT TO t WHERE old.a > 5 DO INSTEAD NOTHING;
