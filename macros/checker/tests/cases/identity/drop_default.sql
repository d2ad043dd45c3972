-- fact: an identity column has no default to drop
-- expect: refused 42601
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE sales ALTER a DROP DEFAULT;
