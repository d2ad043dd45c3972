-- fact: A collation that is not the type's own.
-- expect: accepted

CREATE DOMAIN code AS text COLLATE "C";
