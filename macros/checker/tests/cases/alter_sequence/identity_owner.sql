-- fact: An identity column keeps its sequence.
-- expect: refused 0A000

CREATE TABLE sales (number bigint GENERATED ALWAYS AS IDENTITY);
ALTER SEQUENCE sales_number_seq OWNED BY NONE;
