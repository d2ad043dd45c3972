-- fact: a table has no column of its own row type
-- expect: refused 42P16
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a TYPE sales USING NULL;
