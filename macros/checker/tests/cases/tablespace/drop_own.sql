-- fact: The system's tablespace is not dropped.
-- expect: refused 42501
-- run: autocommit
DROP TABLESPACE pg_default;
