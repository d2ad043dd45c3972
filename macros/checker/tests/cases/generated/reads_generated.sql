-- fact: a generated column reads no generated column
-- expect: refused 42P17
CREATE TABLE sales (a int GENERATED ALWAYS AS (b) STORED, b int GENERATED ALWAYS AS (1) STORED);
