-- fact: the column has to exist
-- expect: refused 42703
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER b TYPE int;
