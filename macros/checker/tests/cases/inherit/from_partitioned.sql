-- fact: Nothing inherits from a partitioned table in this way.
-- expect: refused 42809
CREATE TABLE a (x integer) PARTITION BY LIST (x);
CREATE TABLE c () INHERITS (a);
