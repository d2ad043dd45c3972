-- fact: PUBLIC cannot pass anything on.
-- expect: refused 0LP01

CREATE TABLE sales (a integer);
GRANT SELECT ON sales TO PUBLIC WITH GRANT OPTION;
