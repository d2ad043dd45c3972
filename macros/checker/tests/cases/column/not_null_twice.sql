-- fact: SET NOT NULL twice is no error, nor is DROP
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a SET NOT NULL, ALTER a SET NOT NULL;
ALTER TABLE sales ALTER a DROP NOT NULL;
ALTER TABLE sales ALTER a DROP NOT NULL;
