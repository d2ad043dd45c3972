-- fact: LIMIT leaves rows out
-- expect: accepted
CREATE TABLE a (id int PRIMARY KEY);
INSERT INTO a VALUES (1), (2);
CREATE TABLE c (id int PRIMARY KEY);
INSERT INTO c SELECT id FROM a LIMIT 0;
ALTER TABLE c ADD COLUMN name text NOT NULL;
