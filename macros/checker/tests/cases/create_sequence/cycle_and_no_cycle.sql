-- fact: CYCLE and NO CYCLE are one option.
-- expect: refused 42601

CREATE SEQUENCE numbers CYCLE NO CYCLE;
