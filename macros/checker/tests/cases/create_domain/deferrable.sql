-- fact: A domain's check cannot be deferrable.
-- expect: refused 0A000

CREATE DOMAIN code AS integer CHECK (VALUE > 0) DEFERRABLE;
