-- fact: a system column is not altered
-- expect: refused 0A000
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER ctid SET DEFAULT 1;
