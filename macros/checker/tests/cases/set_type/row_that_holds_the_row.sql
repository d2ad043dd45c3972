-- fact: a row cannot hold itself by a change of type either
-- expect: refused 42P16
CREATE TABLE sales (a int);
CREATE TABLE log (sale sales);
ALTER TABLE sales ALTER a TYPE log USING NULL;
