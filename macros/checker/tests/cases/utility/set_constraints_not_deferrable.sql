-- fact: The constraint must be deferrable.
-- expect: refused 42809
CREATE TABLE t (a integer PRIMARY KEY);
SET CONSTRAINTS t_pkey DEFERRED;
