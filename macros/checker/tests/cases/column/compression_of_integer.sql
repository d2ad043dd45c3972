-- fact: an integer is never compressed
-- expect: refused 0A000
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a SET COMPRESSION pglz;
