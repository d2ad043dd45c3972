-- fact: serial is no type
-- expect: refused 42704
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a TYPE serial;
