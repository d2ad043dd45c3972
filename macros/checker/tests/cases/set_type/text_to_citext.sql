-- fact: A check over text is one over citext afterwards, and back again.
-- expect: accepted

CREATE EXTENSION citext;
CREATE TABLE sales (data text CHECK (data <> ''), other text DEFAULT 'x' CHECK (other ~ 'a' AND other LIKE 'b%'));
CREATE INDEX sales_data ON sales (data) WHERE data = 'a';
ALTER TABLE sales ALTER COLUMN data TYPE citext, ALTER COLUMN other TYPE citext;
ALTER TABLE sales ALTER COLUMN data TYPE varchar(30), ALTER COLUMN other TYPE text;
