-- fact: what inherits from a published table is published with it, under the same condition
-- expect: accepted
CREATE TABLE a (d int, e text);
CREATE TABLE b () INHERITS (a);
CREATE TABLE c () INHERITS (b);
CREATE PUBLICATION p FOR TABLE a (d) WHERE (d > 1);
CREATE PUBLICATION only_one FOR TABLE ONLY a, b;
ALTER PUBLICATION only_one DROP TABLE b;
