-- fact: NULL and NOT NULL contradict each other.
-- expect: refused 42601

CREATE DOMAIN code AS integer NULL NOT NULL;
