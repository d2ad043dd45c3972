-- fact: NOT VALID means nothing for a new table
-- expect: accepted
CREATE TABLE sales (a int, CONSTRAINT positive CHECK (a > 0) NOT VALID);
ALTER TABLE sales VALIDATE CONSTRAINT positive;
