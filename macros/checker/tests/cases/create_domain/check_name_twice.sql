-- fact: A check's name is taken once.
-- expect: refused 42710

CREATE DOMAIN code AS integer CONSTRAINT positive CHECK (VALUE > 0) CONSTRAINT positive CHECK (VALUE > 1);
