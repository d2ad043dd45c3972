-- fact: actions of one pass are done in order: first the key goes, then NOT NULL
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY);
ALTER TABLE sales DROP CONSTRAINT sales_pkey, ALTER a DROP NOT NULL;
