-- fact: a table with such a trigger comes below no other
-- expect: refused 0A000
CREATE TABLE a (d int);
CREATE TABLE b (d int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER t AFTER UPDATE ON b REFERENCING NEW TABLE AS n FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE b INHERIT a;
