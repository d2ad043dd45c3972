-- fact: A column that is not there is told of before.
-- expect: refused 42703

CREATE MATERIALIZED VIEW sales AS SELECT 1 AS id;
UPDATE sales SET tip = 1;
