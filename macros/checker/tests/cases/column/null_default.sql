-- fact: a default that is NULL is none, but for a domain
-- expect: accepted
CREATE DOMAIN amount AS int;
CREATE TABLE sales (a int DEFAULT NULL, b text DEFAULT NULL::text, c varchar(3) DEFAULT NULL, d amount DEFAULT NULL);
ALTER TABLE sales ALTER b SET DEFAULT NULL;
