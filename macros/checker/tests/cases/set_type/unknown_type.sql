-- fact: the type has to exist
-- expect: refused 42704
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a TYPE nosuch;
