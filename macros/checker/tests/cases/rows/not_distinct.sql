-- fact: without DISTINCT duplicates stay
-- expect: refused 23505
CREATE TABLE a (id int);
INSERT INTO a VALUES (1), (1), (2);
CREATE TABLE c (id int PRIMARY KEY);
INSERT INTO c SELECT id FROM a;
