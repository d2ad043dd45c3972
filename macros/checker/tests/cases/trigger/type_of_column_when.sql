-- fact: the type of a column of WHEN
-- expect: refused 0A000
CREATE TABLE t (a integer, b integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.a > 1) EXECUTE FUNCTION f();
ALTER TABLE t ALTER COLUMN a TYPE bigint;
