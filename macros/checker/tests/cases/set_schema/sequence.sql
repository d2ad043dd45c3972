-- fact: A sequence of its own moves.
-- expect: accepted

CREATE SCHEMA pos;
CREATE SEQUENCE numbers;
ALTER SEQUENCE numbers SET SCHEMA pos;
