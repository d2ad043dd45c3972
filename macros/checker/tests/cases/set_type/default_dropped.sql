-- fact: a default that does not follow may be dropped by the same statement, and set again
-- expect: accepted
CREATE TABLE sales (a text DEFAULT 'x');
ALTER TABLE sales ALTER a TYPE int USING 1, ALTER a DROP DEFAULT, ALTER a SET DEFAULT 1;
