-- fact: a key is built anew
-- expect: accepted
CREATE TABLE sales (a varchar(10) PRIMARY KEY, b int UNIQUE);
ALTER TABLE sales ALTER a TYPE text, ALTER b TYPE numeric;
