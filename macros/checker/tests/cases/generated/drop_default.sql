-- fact: a generated column has no default to drop
-- expect: refused 42601
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales ALTER b DROP DEFAULT;
