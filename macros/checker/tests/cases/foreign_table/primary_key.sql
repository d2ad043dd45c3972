-- fact: A foreign table has no keys.
-- expect: refused 0A000
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a integer PRIMARY KEY) SERVER s;
