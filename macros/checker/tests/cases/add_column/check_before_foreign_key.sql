-- fact: a check behind a column is looked at before its foreign key
-- expect: refused 42703
CREATE TABLE sales (a text);
ALTER TABLE sales ADD COLUMN b int REFERENCES sales CHECK (nosuch > 0);
