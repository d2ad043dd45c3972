-- fact: GRANT ON TABLE takes a sequence, and what it does not have is left out.
-- expect: accepted

CREATE SEQUENCE numbers;
GRANT SELECT, INSERT, USAGE ON TABLE numbers TO pg_monitor;
