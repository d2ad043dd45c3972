-- fact: An option is there once.
-- expect: refused 42601

CREATE SEQUENCE numbers START 1 START 1;
