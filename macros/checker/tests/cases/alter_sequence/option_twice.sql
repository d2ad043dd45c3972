-- fact: An option is there once.
-- expect: refused 42601

CREATE SEQUENCE numbers;
ALTER SEQUENCE numbers RESTART RESTART;
