-- fact: a column named twice is noticed before that it is not there
-- expect: refused 42701
CREATE TABLE sales (a int);
ALTER TABLE sales ADD UNIQUE (nosuch, nosuch);
