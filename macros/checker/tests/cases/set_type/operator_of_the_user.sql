-- fact: A user's operator that is found without its schema gives way to another of its name.
-- expect: accepted

CREATE DOMAIN code AS text;
CREATE FUNCTION differs(integer, text) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR <> (LEFTARG = integer, RIGHTARG = text, FUNCTION = differs);
CREATE TABLE sales (id integer CHECK (id <> 'a'::text));
ALTER TABLE sales ALTER COLUMN id TYPE text;
