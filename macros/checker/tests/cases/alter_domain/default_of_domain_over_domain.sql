-- fact: A NULL default over a domain.
-- expect: accepted

CREATE DOMAIN below AS integer DEFAULT 5;
CREATE DOMAIN above AS below DEFAULT NULL;
