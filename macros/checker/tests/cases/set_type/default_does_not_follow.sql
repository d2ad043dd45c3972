-- fact: the default has to become the new type as well
-- expect: refused 42804
CREATE TABLE sales (a text DEFAULT 'x');
ALTER TABLE sales ALTER a TYPE int USING 1;
