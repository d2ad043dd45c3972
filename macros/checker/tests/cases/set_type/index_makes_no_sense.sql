-- fact: an index has to make sense with the new type
-- expect: refused 42704
CREATE TABLE sales (a int UNIQUE);
ALTER TABLE sales ALTER a TYPE json USING to_json(a);
