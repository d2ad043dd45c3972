-- fact: a generated column does not read itself
-- expect: refused 42P17
CREATE TABLE sales (a int GENERATED ALWAYS AS (a + 1) STORED);
