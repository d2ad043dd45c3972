-- fact: a sequence may be altered in the words of ALTER TABLE
-- expect: accepted
-- expect -14: refused 42809
CREATE SEQUENCE numbers;
ALTER TABLE numbers SET UNLOGGED;
