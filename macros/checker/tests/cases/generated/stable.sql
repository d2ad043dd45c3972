-- fact: a generated column needs immutable functions
-- expect: refused 42P17
CREATE TABLE sales (a timestamptz GENERATED ALWAYS AS (now()) STORED);
