-- fact: What it is filled with has to fit its unique indexes.
-- expect: refused 23505
CREATE TABLE u (a integer);
CREATE MATERIALIZED VIEW m AS SELECT * FROM u;
CREATE UNIQUE INDEX ON m (a);
INSERT INTO u VALUES (1), (1);
REFRESH MATERIALIZED VIEW m;
