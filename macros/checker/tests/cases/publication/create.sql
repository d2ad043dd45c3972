-- fact: a publication has tables, or all of them
-- expect: accepted
-- expect -14: not judged
CREATE TABLE t (a integer PRIMARY KEY, b integer);
CREATE TABLE u (a integer PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE t (b, a), u WITH (publish = 'insert, update');
CREATE PUBLICATION q FOR ALL TABLES WITH (publish_via_partition_root = true);
CREATE PUBLICATION r;
ALTER PUBLICATION r ADD TABLE t, t;
ALTER PUBLICATION r SET TABLE u;
ALTER PUBLICATION p DROP TABLE u;
ALTER PUBLICATION q SET (publish = 'delete');
ALTER PUBLICATION q RENAME TO z;
COMMENT ON PUBLICATION z IS 'everything';
ALTER TABLE t RENAME b TO c;
DROP TABLE u;
DROP PUBLICATION p;
DROP PUBLICATION IF EXISTS p;
