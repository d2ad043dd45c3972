-- fact: a generated column gets no type that its expression does not become
-- expect: refused 42804
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales ALTER b TYPE uuid;
