-- fact: A default's form is looked at.
-- expect: refused 22P02

CREATE DOMAIN code AS integer DEFAULT 'x';
