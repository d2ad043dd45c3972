-- fact: A domain cannot be unique.
-- expect: refused 42601

CREATE DOMAIN code AS integer UNIQUE;
