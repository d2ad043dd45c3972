-- fact: Nor CREATE.
-- expect: refused 0LP01

CREATE TABLE sales (a integer);
GRANT CREATE ON sales TO PUBLIC;
