-- fact: A check that is only inherited is made again as the one above is
-- expect: accepted
CREATE TABLE sales (total int);
ALTER TABLE sales ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
CREATE TABLE heir () INHERITS (sales);
ALTER TABLE sales ALTER COLUMN total TYPE bigint;
