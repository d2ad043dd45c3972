-- fact: a trigger function declares no arguments
-- expect: refused 42P13
CREATE FUNCTION f(a integer) RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
