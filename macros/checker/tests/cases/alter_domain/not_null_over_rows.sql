-- fact: a domain takes no NULL any more
-- expect: refused 23502
CREATE DOMAIN level AS int;
CREATE TABLE roles (l level);
INSERT INTO roles VALUES (NULL);
ALTER DOMAIN level SET NOT NULL;
