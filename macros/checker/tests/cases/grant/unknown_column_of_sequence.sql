-- fact: A sequence has columns of its own.
-- expect: refused 42703

CREATE SEQUENCE numbers;
GRANT ALL (x) ON TABLE numbers TO pg_monitor;
