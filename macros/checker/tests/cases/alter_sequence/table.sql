-- fact: A table is no sequence.
-- expect: refused 42809

CREATE TABLE numbers (a integer);
ALTER SEQUENCE numbers CYCLE;
