-- fact: A database's settings are for sessions to come.
-- expect: accepted
ALTER DATABASE template1 SET work_mem = '8MB'; ALTER DATABASE template1 SET search_path = a, b; ALTER DATABASE template1 RESET work_mem; ALTER DATABASE template1 RESET ALL;
