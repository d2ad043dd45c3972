-- fact: ALTER TABLE moves a sequence.
-- expect: accepted

CREATE SCHEMA pos;
CREATE SEQUENCE numbers;
ALTER TABLE numbers SET SCHEMA pos;
