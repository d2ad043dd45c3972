-- fact: so does a condition
-- expect: refused 22023
CREATE TABLE a (d int) PARTITION BY LIST (d);
CREATE PUBLICATION p FOR TABLE a WHERE (d > 1);
