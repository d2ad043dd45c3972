-- fact: A domain over a type with a modifier.
-- expect: accepted

CREATE DOMAIN money_amount AS numeric(18,4);
CREATE TABLE sales (total money_amount, parts money_amount[]);
