-- fact: more names than columns are too many
-- expect: refused 42601
CREATE VIEW v (a, b) AS SELECT 1;
