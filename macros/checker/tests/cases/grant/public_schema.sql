-- fact: The schema public has privileges from the start.
-- expect: accepted

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO pg_monitor;
