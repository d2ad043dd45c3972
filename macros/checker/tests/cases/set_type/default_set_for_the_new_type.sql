-- fact: a new default is for the new type
-- expect: accepted
CREATE TABLE sales (a int DEFAULT 1);
ALTER TABLE sales ALTER a SET DEFAULT 'x', ALTER a TYPE text;
