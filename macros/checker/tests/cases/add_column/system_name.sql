-- fact: an added column cannot be called like a system column
-- expect: refused 42701
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN tableoid int;
