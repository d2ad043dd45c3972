-- fact: a check that makes no sense with the new type may be dropped by the same statement
-- expect: accepted
CREATE TABLE sales (a int CHECK (a > 0));
ALTER TABLE sales ALTER a TYPE text, DROP CONSTRAINT sales_a_check;
