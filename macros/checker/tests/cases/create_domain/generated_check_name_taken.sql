-- fact: A made-up name counts.
-- expect: refused 42710

CREATE DOMAIN code AS integer CHECK (VALUE > 0) CONSTRAINT code_check CHECK (VALUE > 1);
