-- fact: The time zone may be set.
-- expect: accepted
SET timezone TO 'UTC';
SET TIME ZONE 'UTC';
RESET timezone;
SET default_tablespace = '';
SET default_table_access_method = heap;
SET client_min_messages = warning;
SET enable_seqscan = off;
SET session_replication_role = replica;
SET random_page_cost = 1.1;
