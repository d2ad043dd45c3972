-- fact: a domain's new check is asked of rows
-- expect: refused 23514
CREATE DOMAIN level AS int;
CREATE TABLE roles (l level);
INSERT INTO roles VALUES (0);
ALTER DOMAIN level ADD CHECK (VALUE > 0);
