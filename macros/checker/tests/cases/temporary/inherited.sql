-- fact: A permanent table does not inherit from a temporary one.
-- expect: refused 42809
CREATE TEMPORARY TABLE t (a integer);
CREATE TABLE u () INHERITS (t);
