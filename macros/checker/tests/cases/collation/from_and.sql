-- fact: a copy has no options
-- expect: refused 42601
CREATE COLLATION ci (from = "C", locale = 'C');
