-- fact: DISTINCT leaves duplicates out
-- expect: accepted
CREATE TABLE a (id int);
INSERT INTO a VALUES (1), (1), (2);
CREATE TABLE c (id int PRIMARY KEY);
INSERT INTO c SELECT DISTINCT id FROM a;
