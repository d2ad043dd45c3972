-- fact: a made-up name avoids the constraints of the whole schema
-- expect: accepted
CREATE TABLE others (a int CONSTRAINT sales_a_check CHECK (a > 0));
CREATE TABLE sales (a int CHECK (a > 0));
ALTER TABLE sales DROP CONSTRAINT sales_a_check1;
