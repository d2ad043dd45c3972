-- fact: A temporary table may inherit from a permanent one.
-- expect: accepted
CREATE TABLE t (a integer);
CREATE TEMPORARY TABLE u (b text) INHERITS (t);
