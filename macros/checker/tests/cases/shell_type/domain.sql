-- fact: Or a domain.
-- expect: accepted
CREATE TYPE later;
CREATE DOMAIN later AS integer;
