-- fact: GROUP BY gives each group once
-- expect: accepted
CREATE TABLE a (id int);
INSERT INTO a VALUES (1), (1), (2);
CREATE TABLE c (id int PRIMARY KEY, n bigint NOT NULL);
INSERT INTO c SELECT id, count(*) FROM a GROUP BY id;
