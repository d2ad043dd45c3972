-- fact: A number has no collation.
-- expect: refused 42804

CREATE DOMAIN code AS integer COLLATE "C";
