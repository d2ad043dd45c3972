-- fact: The privileges are judged before the kinds of the objects.
-- expect: refused 0LP01

CREATE TABLE sales (a integer);
GRANT INSERT ON SEQUENCE sales TO pg_monitor;
