-- fact: a collation has no other options
-- expect: refused 42601
CREATE COLLATION ci (colour = 'red', locale = 'C');
