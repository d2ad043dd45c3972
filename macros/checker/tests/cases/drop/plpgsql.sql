-- fact: every new database has plpgsql, which may be dropped
-- expect: accepted
DROP EXTENSION plpgsql;
