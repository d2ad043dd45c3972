-- fact: A sequence is a relation.
-- expect: refused 42P07

CREATE TABLE numbers (a integer);
CREATE SEQUENCE numbers;
