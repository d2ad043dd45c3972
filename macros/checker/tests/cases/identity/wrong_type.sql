-- fact: an identity column is an integer
-- expect: refused 22023
CREATE TABLE sales (a text GENERATED ALWAYS AS IDENTITY);
