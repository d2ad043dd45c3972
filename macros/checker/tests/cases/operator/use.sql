-- fact: an operator is stored with its schema
-- expect: accepted
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer);
CREATE OPERATOR ?? (FUNCTION = jsonb_exists, LEFTARG = jsonb, RIGHTARG = text);
CREATE OPERATOR ### (FUNCTION = twice, RIGHTARG = integer);
CREATE TABLE t (a integer CHECK (a === 5), b smallint, c jsonb CHECK (c ?? 'x'), d integer DEFAULT (### 4), e varchar);
CREATE VIEW v AS SELECT a === b AS same, a OPERATOR(public.===) 4 AS four, a === ANY (ARRAY[1, 2]) AS some, a = 5 AS plain FROM t;
CREATE INDEX i ON t (a) WHERE c ?? 'k';
CREATE INDEX j ON t ((### a));
ALTER SCHEMA public RENAME TO main;
