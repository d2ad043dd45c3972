-- fact: A temporary table does not leave its schema.
-- expect: refused 0A000
CREATE TEMPORARY TABLE t (a integer);
ALTER TABLE t SET SCHEMA public;
