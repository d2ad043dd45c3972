-- fact: a new type has its own storage
-- expect: accepted
CREATE TABLE sales (a text COMPRESSION lz4);
ALTER TABLE sales ALTER a SET STORAGE external;
ALTER TABLE sales ALTER a TYPE varchar(20);
