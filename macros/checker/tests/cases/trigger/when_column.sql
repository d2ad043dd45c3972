-- fact: WHEN names a column that is not there
-- expect: refused 42703
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.b = 1) EXECUTE FUNCTION f();
