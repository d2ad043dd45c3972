-- fact: a table that is listed twice may not have a condition
-- expect: refused 42710
CREATE TABLE a (d int);
CREATE PUBLICATION p FOR TABLE a WHERE (d > 1), a;
