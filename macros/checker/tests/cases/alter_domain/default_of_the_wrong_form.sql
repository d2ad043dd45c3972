-- fact: A default's form is looked at.
-- expect: refused 22P02

CREATE DOMAIN code AS numeric(4,1);
ALTER DOMAIN code SET DEFAULT 'x';
