-- fact: an enum has an order
-- expect: accepted
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE sales (a kind PRIMARY KEY, b kind[] UNIQUE);
