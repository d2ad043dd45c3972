-- fact: A domain's check has room for one too.
-- expect: accepted

CREATE DOMAIN code AS integer CHECK (VALUE > 0);
COMMENT ON CONSTRAINT code_check ON DOMAIN code IS 'c';
