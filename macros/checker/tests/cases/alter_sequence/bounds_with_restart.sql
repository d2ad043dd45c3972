-- fact: New bounds go with a new start.
-- expect: accepted

CREATE SEQUENCE numbers;
ALTER SEQUENCE numbers MINVALUE 1000 START 1000 RESTART;
