-- fact: A sequence's columns are not renamed.
-- expect: refused 42809

CREATE SEQUENCE numbers;
ALTER TABLE numbers RENAME COLUMN last_value TO b;
