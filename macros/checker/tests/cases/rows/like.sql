-- fact: LIKE copies no rows
-- expect: accepted
CREATE TABLE a (id int);
INSERT INTO a VALUES (1);
CREATE TABLE b (LIKE a);
ALTER TABLE b ADD COLUMN name text NOT NULL;
