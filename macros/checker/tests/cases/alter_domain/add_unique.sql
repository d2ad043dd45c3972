-- fact: A domain cannot be unique.
-- expect: refused 42601

CREATE DOMAIN code AS integer;
ALTER DOMAIN code ADD CONSTRAINT u UNIQUE (value);
