-- fact: nor of an array of it
-- expect: refused 42P16
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b sales[];
