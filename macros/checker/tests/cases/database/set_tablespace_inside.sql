-- fact: A database is moved outside a transaction only.
-- expect: refused 25001
ALTER DATABASE nope SET TABLESPACE pg_default;
