-- fact: SET refuses an unknown parameter
-- expect: refused 22023
CREATE TABLE sales (a int);
ALTER TABLE sales SET (fill_factor = 80);
