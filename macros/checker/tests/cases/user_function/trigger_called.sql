-- fact: a trigger function in an expression
-- expect: refused 42P16
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT f() FROM t;
