-- fact: The column has to be there.
-- expect: refused 42703

CREATE TABLE sales (number bigint);
CREATE SEQUENCE numbers OWNED BY sales.nummer;
