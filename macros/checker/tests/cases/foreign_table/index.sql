-- fact: A foreign table has no indexes.
-- expect: refused 42809
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a integer) SERVER s;
CREATE INDEX ON f (a);
