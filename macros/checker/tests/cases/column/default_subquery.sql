-- fact: a default has no subquery
-- expect: refused 0A000
CREATE TABLE sales (a int DEFAULT (SELECT 1));
