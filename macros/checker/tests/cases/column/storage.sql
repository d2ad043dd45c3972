-- fact: text may be stored in four ways
-- expect: accepted
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a SET STORAGE external;
ALTER TABLE sales ALTER a SET STORAGE MAIN;
ALTER TABLE sales ALTER a SET STORAGE plain;
ALTER TABLE sales ALTER a SET STORAGE extended;
