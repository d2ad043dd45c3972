-- fact: a materialized view has none
-- expect: refused 0A000
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE RULE nothing AS ON DELETE TO m DO INSTEAD NOTHING;
