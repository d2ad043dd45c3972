-- fact: what USING gives becomes the new type by assignment
-- expect: refused 42804
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a TYPE int USING a::uuid;
