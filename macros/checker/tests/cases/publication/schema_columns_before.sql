-- fact: nor where the columns were there before
-- expect: refused 22023
-- expect -14: not judged
CREATE SCHEMA s;
CREATE TABLE s.t (a integer PRIMARY KEY, b integer);
CREATE PUBLICATION p FOR TABLE s.t (a);
ALTER PUBLICATION p ADD TABLES IN SCHEMA s;
