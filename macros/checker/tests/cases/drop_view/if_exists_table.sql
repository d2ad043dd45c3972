-- fact: not even with IF EXISTS
-- expect: refused 42809
CREATE TABLE v (a integer);
DROP VIEW IF EXISTS v;
