-- fact: a new collation comes with a type
-- expect: accepted
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a TYPE text COLLATE "C";
ALTER TABLE sales ALTER a TYPE varchar(10);
