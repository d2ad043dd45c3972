-- fact: a domain over integer is no type for an identity column
-- expect: refused 22023
CREATE DOMAIN amount AS int;
CREATE TABLE sales (a amount GENERATED ALWAYS AS IDENTITY);
