-- fact: The grantor is the current user.
-- expect: accepted

CREATE TABLE sales (a integer);
GRANT SELECT ON sales TO pg_monitor GRANTED BY CURRENT_USER;
