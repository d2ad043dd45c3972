-- fact: a publication has some rows of a table
-- expect: accepted
-- expect -14: not judged
CREATE TABLE t (a integer PRIMARY KEY, b integer, c text);
CREATE PUBLICATION p FOR TABLE t (a, b) WHERE (b > 3 AND c IS NOT NULL);
CREATE PUBLICATION q FOR TABLE t WHERE (lower(c) = 'x' OR a IN (1, 2));
ALTER TABLE t RENAME c TO d;
ALTER PUBLICATION p SET TABLE t WHERE (a = 1);
