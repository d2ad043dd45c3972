-- fact: a trigger may be given the name that it has
-- expect: accepted
-- expect -14: refused 42710
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
ALTER TRIGGER g ON t RENAME TO g;
