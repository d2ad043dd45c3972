-- fact: a system column is not dropped
-- expect: refused 0A000
CREATE TABLE sales (a int);
ALTER TABLE sales DROP COLUMN ctid;
