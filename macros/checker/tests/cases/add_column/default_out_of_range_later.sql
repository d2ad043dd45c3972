-- fact: a default of CREATE TABLE and of SET DEFAULT is computed when it is used
-- expect: accepted
CREATE TABLE sales (a smallint DEFAULT 5000000000, b varchar(3));
ALTER TABLE sales ALTER b SET DEFAULT 'too long';
