ALTER TABLE one ADD COLUMN name text;
CREATE TABLE two (id int);
