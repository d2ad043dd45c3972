-- fact: an integer has none
-- expect: refused 42804
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a TYPE int COLLATE "C" USING 1;
