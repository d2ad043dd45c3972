-- fact: nor do columns keep theirs
-- expect: accepted
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
ALTER MATERIALIZED VIEW m RENAME COLUMN a TO b;
