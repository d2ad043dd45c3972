-- fact: ALTER TYPE renames a domain.
-- expect: accepted

CREATE DOMAIN code AS text;
ALTER TYPE code RENAME TO word;
