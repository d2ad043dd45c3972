-- fact: a domain over another needs it
-- expect: refused 2BP01
CREATE DOMAIN amount AS int;
CREATE DOMAIN price AS amount;
DROP DOMAIN amount;
