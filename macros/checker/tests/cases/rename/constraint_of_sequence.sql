-- fact: A sequence has no constraints.
-- expect: refused 42809

CREATE SEQUENCE numbers;
ALTER TABLE numbers RENAME CONSTRAINT x TO y;
