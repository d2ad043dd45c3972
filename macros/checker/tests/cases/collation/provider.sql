-- fact: there are two providers
-- expect: refused 42P17
CREATE COLLATION ci (provider = nosuch, locale = 'C');
