-- fact: a check has to make sense with the new type
-- expect: refused 42883
CREATE TABLE sales (a int CHECK (a > 0));
ALTER TABLE sales ALTER a TYPE text;
