-- fact: A check refers to VALUE only.
-- expect: refused 42703

CREATE DOMAIN code AS integer;
ALTER DOMAIN code ADD CHECK (code > 1);
