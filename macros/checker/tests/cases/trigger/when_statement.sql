-- fact: a statement has no rows
-- expect: refused 42P17
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER g BEFORE UPDATE ON t WHEN (NEW.a = 1) EXECUTE FUNCTION f();
