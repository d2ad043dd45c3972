-- fact: All relations are moved to where they are.
-- expect: accepted
-- roles: r1
CREATE TABLE t (a integer PRIMARY KEY);
ALTER TABLE ALL IN TABLESPACE pg_default SET TABLESPACE pg_default;
ALTER INDEX ALL IN TABLESPACE pg_default OWNED BY r1 SET TABLESPACE pg_default NOWAIT;
ALTER MATERIALIZED VIEW ALL IN TABLESPACE pg_default SET TABLESPACE pg_default;
