-- fact: an identity column that is none any more stays NOT NULL, and its sequence is gone
-- expect: accepted
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE sales ALTER a DROP IDENTITY;
CREATE SEQUENCE sales_a_seq;
