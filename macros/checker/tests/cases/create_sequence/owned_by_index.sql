-- fact: An index owns nothing.
-- expect: refused 42809

CREATE TABLE sales (number bigint);
CREATE INDEX sales_idx ON sales (number);
CREATE SEQUENCE numbers OWNED BY sales_idx.number;
