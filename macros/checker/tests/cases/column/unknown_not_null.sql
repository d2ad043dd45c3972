-- fact: the column has to exist for SET NOT NULL
-- expect: refused 42703
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER b SET NOT NULL;
