-- fact: ALTER TABLE renames a sequence.
-- expect: accepted

CREATE SEQUENCE numbers;
ALTER TABLE numbers RENAME TO counters;
