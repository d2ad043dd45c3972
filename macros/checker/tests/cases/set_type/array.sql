-- fact: an array of one type becomes an array of another if its elements do
-- expect: accepted
CREATE TABLE sales (a int[], b text[]);
ALTER TABLE sales ALTER a TYPE bigint[], ALTER b TYPE varchar(10)[];
