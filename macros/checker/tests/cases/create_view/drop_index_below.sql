-- fact: an index below goes freely
-- expect: accepted
CREATE TABLE a (id int, x text);
CREATE INDEX a_x ON a (x);
CREATE VIEW v AS SELECT x FROM a WHERE x = 'a';
DROP INDEX a_x;
