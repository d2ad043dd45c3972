-- fact: Only foreign keys change so.
-- expect: refused 42809
CREATE TABLE t (a integer UNIQUE);
ALTER TABLE t ALTER CONSTRAINT t_a_key DEFERRABLE;
