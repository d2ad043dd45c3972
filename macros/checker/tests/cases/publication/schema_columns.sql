-- fact: lists of columns and schemas do not go together
-- expect: refused 22023
-- expect -14: refused 42601
CREATE SCHEMA s;
CREATE TABLE s.t (a integer PRIMARY KEY, b integer);
CREATE PUBLICATION p FOR TABLES IN SCHEMA s, TABLE s.t (a);
