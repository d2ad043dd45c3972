-- fact: a domain over the type takes its values
-- expect: accepted
CREATE DOMAIN amount AS int CHECK (VALUE > 0);
CREATE TABLE sales (a int DEFAULT 1);
ALTER TABLE sales ALTER a TYPE amount;
