CREATE TABLE made_with (id int);
ALTER TABLE a DROP COLUMN d;
