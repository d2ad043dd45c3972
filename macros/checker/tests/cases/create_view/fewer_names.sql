-- fact: fewer names than columns leave the rest as they are
-- expect: accepted
CREATE VIEW v (a) AS SELECT 1, 2 AS b;
