-- fact: the database's own tablespace may be written
-- expect: accepted
SET default_tablespace = pg_default;
CREATE TABLE t (a integer PRIMARY KEY USING INDEX TABLESPACE pg_default) TABLESPACE pg_default;
CREATE MATERIALIZED VIEW m TABLESPACE pg_default AS SELECT a FROM t;
CREATE TABLE u TABLESPACE pg_default AS SELECT a FROM t;
ALTER TABLE t SET TABLESPACE pg_default;
