-- fact: a collation's name is free
-- expect: refused 42710
CREATE COLLATION ci (locale = 'C');
CREATE COLLATION ci (provider = icu, locale = 'en');
