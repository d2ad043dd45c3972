-- fact: ALTER VIEW moves no table
-- expect: refused 42809
CREATE SCHEMA s;
CREATE TABLE v (a integer);
ALTER VIEW v SET SCHEMA s;
