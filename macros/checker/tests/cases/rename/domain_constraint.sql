-- fact: A domain's check is renamed.
-- expect: accepted

CREATE DOMAIN code AS text CHECK (VALUE <> '');
ALTER DOMAIN code RENAME CONSTRAINT code_check TO filled;
