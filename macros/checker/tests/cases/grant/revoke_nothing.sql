-- fact: What was never granted can be revoked.
-- expect: accepted

CREATE TABLE sales (a integer);
REVOKE SELECT ON sales FROM pg_monitor, PUBLIC;
