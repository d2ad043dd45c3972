-- fact: a generated column gets no default
-- expect: refused 42601
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales ALTER b SET DEFAULT 1;
