-- fact: an identity column gets no default
-- expect: refused 42601
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE sales ALTER a SET DEFAULT 1;
