-- fact: A domain has no foreign key.
-- expect: refused 42601

CREATE TABLE codes (code integer PRIMARY KEY);
CREATE DOMAIN code AS integer REFERENCES codes;
