-- fact: A sequence is given to a column and taken away.
-- expect: accepted

CREATE TABLE sales (number bigint);
CREATE SEQUENCE numbers;
ALTER SEQUENCE numbers OWNED BY sales.number;
ALTER SEQUENCE numbers OWNED BY NONE;
ALTER SEQUENCE numbers OWNED BY sales.number;
