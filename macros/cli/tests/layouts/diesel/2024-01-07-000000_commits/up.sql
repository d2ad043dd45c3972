CREATE TABLE kept (id int);
COMMIT;
CREATE TABLE lost (id int);
ALTER TABLE nowhere ADD COLUMN id int;
