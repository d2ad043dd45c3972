-- fact: a serial column's default becomes bigint
-- expect: accepted
CREATE TABLE sales (a serial);
ALTER TABLE sales ALTER a TYPE bigint;
