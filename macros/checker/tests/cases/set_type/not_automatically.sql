-- fact: text does not become integer by itself
-- expect: refused 42804
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a TYPE int;
