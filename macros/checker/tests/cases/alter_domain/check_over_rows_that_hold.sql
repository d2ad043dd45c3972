-- fact: a domain's new check that holds
-- expect: accepted
CREATE DOMAIN level AS int;
CREATE TABLE roles (l level);
INSERT INTO roles VALUES (1), (NULL);
ALTER DOMAIN level ADD CHECK (VALUE > 0);
