-- fact: rows of a published table with a primary key may be changed
-- expect: accepted
CREATE TABLE a (id int PRIMARY KEY, d int);
CREATE PUBLICATION p FOR ALL TABLES;
INSERT INTO a VALUES (1, 2);
UPDATE a SET d = 3;
DELETE FROM a;
