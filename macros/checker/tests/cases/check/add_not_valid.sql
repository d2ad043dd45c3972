-- fact: a check is added without looking at rows, and validated later
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
ALTER TABLE sales VALIDATE CONSTRAINT positive;
