-- fact: It is dropped as what it is.
-- expect: accepted
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a integer) SERVER s;
DROP FOREIGN TABLE f;
