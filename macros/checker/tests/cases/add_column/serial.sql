-- fact: a serial column may be added
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b serial, ADD COLUMN c bigint GENERATED ALWAYS AS IDENTITY;
