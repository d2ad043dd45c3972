-- fact: a collation has a locale
-- expect: refused 42P17
CREATE COLLATION ci (provider = icu);
