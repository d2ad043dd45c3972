-- fact: The check has to be there.
-- expect: refused 42704

CREATE DOMAIN code AS text;
ALTER DOMAIN code RENAME CONSTRAINT code_check TO filled;
