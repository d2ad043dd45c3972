-- fact: A list partition's values are printed as their type prints them, each once.
-- expect: accepted
CREATE TABLE t (kind text, n integer) PARTITION BY LIST (kind);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a', 'b''c', NULL, 'a');
CREATE TABLE t_b PARTITION OF t FOR VALUES IN ('b');
