-- fact: RESET ALL takes all settings back.
-- expect: accepted
CREATE SCHEMA s;
SET search_path TO s;
SET lock_timeout TO '1s';
RESET ALL;
CREATE TABLE t (a integer);
RESET search_path;
SET search_path TO s, pg_temp;
SET search_path TO DEFAULT;
CREATE TABLE u (a integer);
