-- fact: a default that becomes the new type stays
-- expect: accepted
CREATE TABLE sales (a int DEFAULT 1, b varchar(3) DEFAULT 'x', c numeric DEFAULT 0, d timestamp DEFAULT now());
ALTER TABLE sales ALTER a TYPE text, ALTER b TYPE text, ALTER c TYPE int, ALTER d TYPE timestamptz;
