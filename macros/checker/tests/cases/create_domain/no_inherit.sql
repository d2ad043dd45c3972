-- fact: A domain's check cannot be NO INHERIT.
-- expect: refused 42P17

CREATE DOMAIN code AS integer CHECK (VALUE > 0) NO INHERIT;
