-- fact: a default becomes the column's type by assignment
-- expect: refused 42804
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a SET DEFAULT 'x'::text;
