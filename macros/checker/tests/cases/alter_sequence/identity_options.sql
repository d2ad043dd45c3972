-- fact: An identity column's sequence can be altered.
-- expect: accepted

CREATE TABLE sales (number bigint GENERATED ALWAYS AS IDENTITY (START 5 INCREMENT 5));
ALTER SEQUENCE sales_number_seq CYCLE CACHE 10;
