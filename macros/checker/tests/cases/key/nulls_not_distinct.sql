-- fact: PostgreSQL 15 knows NULLS NOT DISTINCT
-- expect: accepted
CREATE TABLE sales (a int UNIQUE NULLS NOT DISTINCT, b int, UNIQUE NULLS NOT DISTINCT (a, b));
