-- fact: a column without OLD or NEW is ambiguous
-- expect: refused 42702
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (a = 1) EXECUTE FUNCTION f();
