-- fact: A setting is shown.
-- expect: accepted
SHOW search_path;
SHOW ALL;
SHOW TIME ZONE;
SHOW TRANSACTION ISOLATION LEVEL;
SHOW session_authorization;
