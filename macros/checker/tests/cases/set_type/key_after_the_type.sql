-- fact: a key that is added needs an order of the new type
-- expect: refused 42704
CREATE TABLE sales (a int);
ALTER TABLE sales ADD UNIQUE (a), ALTER a TYPE json USING NULL;
