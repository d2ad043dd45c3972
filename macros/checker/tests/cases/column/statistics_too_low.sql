-- fact: a statistics target is at least -1
-- expect: refused 22023
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a SET STATISTICS -2;
