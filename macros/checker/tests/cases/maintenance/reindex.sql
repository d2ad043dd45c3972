-- fact: REINDEX, ANALYZE and CLUSTER change no more than the index that a table is clustered on
-- expect: accepted
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE INDEX t_a ON t (a);
REINDEX TABLE t;
REINDEX INDEX t_a;
ANALYZE t;
ANALYZE t (a, id);
ANALYZE;
CLUSTER t USING t_a;
CLUSTER t;
NOTIFY app, 'x';
