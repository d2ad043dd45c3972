-- fact: a sequence may be altered in the words of ALTER TABLE
-- expect: accepted
CREATE SEQUENCE numbers;
ALTER TABLE numbers SET UNLOGGED;
