-- fact: a column needs a type that exists
-- expect: refused 42704
CREATE TABLE sales (a money_amount);
