-- fact: there is no other way
-- expect: refused 22023
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a SET STORAGE compressed;
