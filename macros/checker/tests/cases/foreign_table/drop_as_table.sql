-- fact: It is no table to drop.
-- expect: refused 42809
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a integer) SERVER s;
DROP TABLE f;
