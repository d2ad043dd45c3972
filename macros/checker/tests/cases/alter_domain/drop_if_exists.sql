-- fact: IF EXISTS takes its absence.
-- expect: accepted

CREATE DOMAIN code AS integer;
ALTER DOMAIN code DROP CONSTRAINT IF EXISTS code_check;
