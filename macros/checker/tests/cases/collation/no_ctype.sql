-- fact: a locale has two parts
-- expect: refused 42P17
CREATE COLLATION ci (lc_collate = 'C');
