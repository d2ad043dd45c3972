-- fact: a recursive query's columns keep the types that they start with
-- expect: refused 42804
WITH RECURSIVE x AS (SELECT 1 AS n UNION ALL SELECT n + 1.5 FROM x WHERE n < 3) SELECT * FROM x;
