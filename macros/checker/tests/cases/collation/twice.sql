-- fact: an option is given once
-- expect: refused 42601
CREATE COLLATION ci (locale = 'C', lc_collate = 'C');
