-- fact: with parameters
-- expect: accepted
CREATE TABLE s WITH (fillfactor = 50) AS SELECT 1 AS a;
