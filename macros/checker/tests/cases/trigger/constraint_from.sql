-- fact: a constraint trigger with another table
-- expect: accepted
CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t FROM u NOT DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f();
DROP TABLE u;
