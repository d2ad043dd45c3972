-- fact: The key's type must have an order.
-- expect: refused 42704
CREATE TABLE t (a json) PARTITION BY RANGE (a);
