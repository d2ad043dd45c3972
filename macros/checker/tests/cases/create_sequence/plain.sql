-- fact: A sequence is bigint from 1.
-- expect: accepted

CREATE SEQUENCE numbers;
