-- fact: a statistics target is at most 10000, and -1 is the default
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a SET STATISTICS 20000;
ALTER TABLE sales ALTER a SET STATISTICS -1;
