-- fact: Times with units.
-- expect: accepted

SET lock_timeout = '1.5 min';
SET statement_timeout = '24d';
SET idle_in_transaction_session_timeout = '2h';
SET maintenance_work_mem = '512 MB';
SET work_mem = 65536;
