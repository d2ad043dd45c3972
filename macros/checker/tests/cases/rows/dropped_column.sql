-- fact: a column made again is empty
-- expect: refused 23502
CREATE TABLE a (id int, name text);
INSERT INTO a VALUES (1, 'x');
ALTER TABLE a DROP COLUMN name;
ALTER TABLE a ADD COLUMN name text;
ALTER TABLE a ALTER name SET NOT NULL;
