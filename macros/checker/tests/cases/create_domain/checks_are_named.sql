-- fact: Checks without a name are numbered.
-- expect: accepted

CREATE DOMAIN code AS integer CONSTRAINT code_check1 CHECK (VALUE > 0) CHECK (VALUE > 1) CHECK (VALUE > 2);
