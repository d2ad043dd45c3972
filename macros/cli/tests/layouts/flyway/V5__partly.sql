CREATE TABLE partly (id int);
ALTER TABLE partly ADD COLUMN id int;
