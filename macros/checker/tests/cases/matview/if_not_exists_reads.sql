-- fact: its query has to make sense all the same
-- expect: refused 42703
CREATE TABLE m (a integer);
CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT b FROM m;
