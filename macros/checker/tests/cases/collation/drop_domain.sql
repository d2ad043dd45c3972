-- fact: a collation that a domain has stays
-- expect: refused 2BP01
CREATE COLLATION ci (provider = icu, locale = 'en');
CREATE DOMAIN d AS text COLLATE ci;
DROP COLLATION ci;
