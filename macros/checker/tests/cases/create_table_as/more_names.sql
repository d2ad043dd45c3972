-- fact: not more of them
-- expect: refused 42601
CREATE TABLE s (a, b) AS SELECT 1;
