-- fact: SET GENERATED needs an identity column
-- expect: refused 55000
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a SET GENERATED ALWAYS;
