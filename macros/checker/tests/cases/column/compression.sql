-- fact: compression may be set
-- expect: accepted
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a SET COMPRESSION lz4;
ALTER TABLE sales ALTER a SET COMPRESSION default;
