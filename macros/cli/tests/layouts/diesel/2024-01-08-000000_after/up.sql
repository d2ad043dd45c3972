ALTER TABLE kept ADD COLUMN name text;
CREATE TABLE lost (id int);
