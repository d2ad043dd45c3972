-- fact: no sequence belongs to it
-- expect: refused 42809
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE SEQUENCE s OWNED BY m.a;
