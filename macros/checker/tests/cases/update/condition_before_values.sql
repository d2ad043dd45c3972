-- fact: WHERE is analysed before SET
-- expect: refused 42883
CREATE TABLE sales (a int);
UPDATE sales SET nosuch = 1 WHERE lower(a) = 1;
