-- fact: json has no order and no equality
-- expect: refused 42704
CREATE TABLE sales (a json PRIMARY KEY);
