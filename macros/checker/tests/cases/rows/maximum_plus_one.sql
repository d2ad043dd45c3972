-- fact: a number behind the greatest
-- expect: refused 23505
CREATE TABLE a (id int PRIMARY KEY);
INSERT INTO a VALUES (1), (2);
INSERT INTO a SELECT max(id) + 1 FROM a;
INSERT INTO a VALUES (3);
