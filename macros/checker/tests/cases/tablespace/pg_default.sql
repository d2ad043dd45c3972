-- fact: Every database has pg_default.
-- expect: accepted
-- expect -14: not judged
CREATE TABLE t (a integer) USING heap TABLESPACE pg_default;
ALTER TABLE t SET TABLESPACE pg_default;
ALTER TABLE t SET ACCESS METHOD heap;
ALTER TABLE t SET WITHOUT OIDS;
CREATE INDEX i ON t (a) TABLESPACE pg_default;
ALTER INDEX i SET TABLESPACE pg_default;
