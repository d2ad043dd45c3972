-- fact: a column may be added and set by one statement
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER b SET DEFAULT 1, ALTER b SET NOT NULL, ADD COLUMN b int;
