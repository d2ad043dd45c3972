-- fact: a made-up name avoids the constraints of domains too
-- expect: accepted
CREATE DOMAIN amount AS int CONSTRAINT sales_a_check CHECK (VALUE > 0);
CREATE TABLE sales (a int CHECK (a > 0));
ALTER TABLE sales DROP CONSTRAINT sales_a_check1;
