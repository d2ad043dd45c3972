-- fact: A domain has no primary key.
-- expect: refused 42601

CREATE DOMAIN code AS integer PRIMARY KEY;
