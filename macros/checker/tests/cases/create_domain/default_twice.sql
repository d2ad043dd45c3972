-- fact: There is one default.
-- expect: refused 42601

CREATE DOMAIN code AS integer DEFAULT 1 DEFAULT 2;
