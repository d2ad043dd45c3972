-- fact: DROP VIEW drops no table
-- expect: refused 42809
CREATE TABLE v (a integer);
DROP VIEW v;
