-- fact: a generated column reads columns that come later
-- expect: accepted
CREATE TABLE sales (a int GENERATED ALWAYS AS (b * 2) STORED, b int);
