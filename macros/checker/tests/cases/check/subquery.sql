-- fact: a check has no subquery
-- expect: refused 0A000
CREATE TABLE sales (a int CHECK (a > (SELECT 1)));
