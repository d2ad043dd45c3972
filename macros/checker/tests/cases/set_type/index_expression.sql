-- fact: an index over an expression has to make sense with the new type
-- expect: refused 42883
CREATE TABLE sales (a text);
CREATE INDEX ON sales (lower(a));
ALTER TABLE sales ALTER a TYPE int USING 1;
