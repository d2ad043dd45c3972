-- fact: an identity column stays an integer
-- expect: refused 22023
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE sales ALTER a TYPE text;
