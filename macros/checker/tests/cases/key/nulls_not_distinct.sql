-- fact: PostgreSQL 15 knows NULLS NOT DISTINCT
-- expect: accepted
-- expect -14: refused 42601
CREATE TABLE sales (a int UNIQUE NULLS NOT DISTINCT, b int, UNIQUE NULLS NOT DISTINCT (a, b));
