-- fact: It stands in the table's schema.
-- expect: refused 55000

CREATE SCHEMA pos;
CREATE TABLE pos.sales (number bigint);
CREATE SEQUENCE numbers OWNED BY pos.sales.number;
