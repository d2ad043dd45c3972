-- fact: a generated column has no default
-- expect: refused 42601
CREATE TABLE sales (a int DEFAULT 1 GENERATED ALWAYS AS (2) STORED);
