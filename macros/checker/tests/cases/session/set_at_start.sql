-- fact: What is said when a session begins is not said later.
-- expect: refused 55P02
-- expect 16: not judged
SET log_connections = on;
