-- fact: Nothing inherits from a partition.
-- expect: refused 42809
CREATE TABLE a (x integer) PARTITION BY LIST (x);
CREATE TABLE b PARTITION OF a DEFAULT;
CREATE TABLE c () INHERITS (b);
