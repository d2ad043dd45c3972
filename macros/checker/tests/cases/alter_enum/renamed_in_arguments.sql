-- fact: a renamed value is renamed in what arguments default to and in triggers' conditions
-- expect: accepted
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE FUNCTION f(x kind DEFAULT 'a') RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
CREATE TABLE t (k kind);
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.k = 'a') EXECUTE FUNCTION g();
ALTER TYPE kind RENAME VALUE 'a' TO 'other';
