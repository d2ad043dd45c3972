-- fact: The subtype has an order.
-- expect: refused 42704
CREATE TYPE r AS RANGE (SUBTYPE = json);
