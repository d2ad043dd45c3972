-- fact: ALTER SEQUENCE moves no table.
-- expect: refused 42809

CREATE SCHEMA pos;
CREATE TABLE numbers (a integer);
ALTER SEQUENCE numbers SET SCHEMA pos;
