-- fact: A check is dropped.
-- expect: accepted

CREATE DOMAIN code AS integer CHECK (VALUE > 0);
ALTER DOMAIN code DROP CONSTRAINT code_check;
