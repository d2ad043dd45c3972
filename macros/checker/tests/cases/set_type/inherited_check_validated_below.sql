-- fact: One of its own that is validated is in conflict with one above that is not
-- expect: refused 42P17
CREATE TABLE sales (total int);
CREATE TABLE heir () INHERITS (sales);
ALTER TABLE heir ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
ALTER TABLE sales ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
ALTER TABLE heir VALIDATE CONSTRAINT positive;
ALTER TABLE sales ALTER COLUMN total TYPE bigint;
