-- fact: nor can they be taken away
-- expect: refused 42809
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
DELETE FROM m;
