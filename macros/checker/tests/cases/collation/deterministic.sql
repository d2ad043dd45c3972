-- fact: only ICU takes different texts for the same
-- expect: refused 0A000
CREATE COLLATION ci (locale = 'C', deterministic = false);
