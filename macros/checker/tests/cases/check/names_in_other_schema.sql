-- fact: a made-up name may be used in another schema
-- expect: accepted
CREATE SCHEMA pos;
CREATE TABLE pos.others (a int CONSTRAINT sales_a_check CHECK (a > 0));
CREATE TABLE sales (a int CHECK (a > 0));
ALTER TABLE sales DROP CONSTRAINT sales_a_check;
