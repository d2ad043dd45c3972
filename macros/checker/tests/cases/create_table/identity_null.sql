-- fact: an identity column is NOT NULL and cannot be NULL
-- expect: refused 42601
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY NULL);
