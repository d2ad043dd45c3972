-- fact: an integer is stored plain
-- expect: refused 0A000
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a SET STORAGE external;
