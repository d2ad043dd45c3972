-- fact: Deferrable constraints are deferred.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY, UNIQUE (a) DEFERRABLE);
SET CONSTRAINTS ALL DEFERRED;
SET CONSTRAINTS t_a_key IMMEDIATE;
