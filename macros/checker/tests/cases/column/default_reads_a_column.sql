-- fact: a default reads no columns
-- expect: refused 0A000
CREATE TABLE sales (a int, b int);
ALTER TABLE sales ALTER a SET DEFAULT b;
