-- fact: an identity column stays NOT NULL
-- expect: refused 42601
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE sales ALTER a DROP NOT NULL;
