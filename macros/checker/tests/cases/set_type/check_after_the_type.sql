-- fact: a check that is added is read with the new type
-- expect: refused 42883
CREATE TABLE sales (a int);
ALTER TABLE sales ADD CHECK (a > 0), ALTER a TYPE text;
