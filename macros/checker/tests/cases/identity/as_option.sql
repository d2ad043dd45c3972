-- fact: the type of an identity column's sequence is the column's
-- expect: refused 42601
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY (AS bigint));
