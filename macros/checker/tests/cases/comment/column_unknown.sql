-- fact: The column has to be there.
-- expect: refused 42703

CREATE TABLE sales (a integer);
COMMENT ON COLUMN sales.b IS 'c';
