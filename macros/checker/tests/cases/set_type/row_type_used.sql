-- fact: rows that stand in other tables are not changed
-- expect: refused 0A000
CREATE TABLE sales (a varchar(3));
CREATE TABLE log (sale sales);
ALTER TABLE sales ALTER a TYPE text;
