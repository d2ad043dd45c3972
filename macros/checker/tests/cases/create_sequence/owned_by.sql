-- fact: A sequence may belong to a column.
-- expect: accepted

CREATE TABLE sales (number bigint);
CREATE SEQUENCE numbers OWNED BY sales.number;
