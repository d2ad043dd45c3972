-- fact: nor by a change of type
-- expect: refused 42P16
CREATE TABLE sales (a int);
CREATE TABLE log (sale sales);
ALTER TABLE sales ALTER a TYPE log USING NULL;
