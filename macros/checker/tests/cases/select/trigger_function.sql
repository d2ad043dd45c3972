-- fact: A trigger's function cannot be called.
-- expect: refused 0A000
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
SELECT tf();
