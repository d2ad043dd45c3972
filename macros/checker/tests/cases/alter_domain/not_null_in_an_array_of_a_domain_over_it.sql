-- fact: Nor can those in arrays of a domain over it.
-- expect: refused 0A000

CREATE DOMAIN code AS integer;
CREATE DOMAIN codes AS code[];
CREATE TABLE sales (codes codes);
ALTER DOMAIN code SET NOT NULL;
