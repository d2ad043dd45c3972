-- fact: rows without a partner
-- expect: refused 23502
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (a_id int, name text);
INSERT INTO a VALUES (1), (2);
INSERT INTO b VALUES (1, 'x');
CREATE TABLE c (id int, name text NOT NULL);
INSERT INTO c SELECT a.id, b.name FROM a LEFT JOIN b ON b.a_id = a.id;
