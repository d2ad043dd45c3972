-- fact: A serial column's sequence may live alone.
-- expect: accepted

CREATE TABLE sales (number serial);
ALTER SEQUENCE sales_number_seq OWNED BY NONE;
