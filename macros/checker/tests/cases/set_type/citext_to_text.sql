-- fact: An operator of an extension that is found without its schema is looked for again.
-- expect: accepted

CREATE EXTENSION citext;
CREATE TABLE sales (data citext CHECK (data <> ''), other citext CHECK (other IN ('it''s', 'b') AND replace(other, 'a', 'b') <> other));
CREATE INDEX sales_data ON sales ((data || 'x')) WHERE data ~ 'a';
CREATE INDEX sales_other ON sales (other) WHERE other = 'x';
ALTER TABLE sales ALTER COLUMN data TYPE text, ALTER COLUMN other TYPE varchar(20);
