-- fact: The list strategy has one column.
-- expect: refused 42P17
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a, b);
