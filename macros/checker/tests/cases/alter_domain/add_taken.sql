-- fact: A check's name is taken once.
-- expect: refused 42710

CREATE DOMAIN code AS integer CHECK (VALUE > 0);
ALTER DOMAIN code ADD CONSTRAINT code_check CHECK (VALUE > 1);
