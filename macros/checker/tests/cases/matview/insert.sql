-- fact: nor rows of its own
-- expect: refused 42809
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
INSERT INTO m VALUES (1);
