-- fact: a column of a row compared as a whole
-- expect: accepted
CREATE TABLE t (a integer, b integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION f();
ALTER TABLE t DROP COLUMN a;
